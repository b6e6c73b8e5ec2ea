namespace CoachBot.Channels;

/// <summary>Reads what came over the network into as little memory as it takes, and no more than may come.</summary>
internal static class BoundedBody
{
    private const int UsualBytes = 4096;

    /// <param name="length">Bytes as announced; null when nothing was said.</param>
    /// <param name="most">Bytes.</param>
    /// <returns>Null when there are more than <paramref name="most"/>.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(Stream body, long? length, int most, CancellationToken stop)
    {
        if (length > most) return null;
        var bytes = new byte[(int)(length ?? Math.Min(UsualBytes, most)) + 1]; // one more, so that the end shows without growing
        var read = 0;
        while (await body.ReadAsync(bytes.AsMemory(read), stop) is var count and > 0)
        {
            read += count;
            if (read > most) return null;
            if (read == bytes.Length) Array.Resize(ref bytes, Math.Min(bytes.Length * 2, most + 1));
        }
        return bytes.AsMemory(0, read);
    }
}
