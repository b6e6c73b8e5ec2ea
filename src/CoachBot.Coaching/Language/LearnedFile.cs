using System.Runtime.InteropServices;
using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Language;

/// <summary>
/// What was learnt from the examples for safety and drafts when the program was built, kept in a file beside it so that a
/// start need not learn it again. Where the file is missing, broken or of another build, the examples are read instead.
/// </summary>
public static class LearnedFile
{
    public const string Name = "CoachBot.learned";
    private const int StampBytes = 16;

    private static Guid Stamp => typeof(LearnedFile).Assembly.ManifestModule.ModuleVersionId;

    /// <summary>Learns from the examples and writes the file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string file)
    {
        var unfinished = file + ".new";
        using (var writer = new BinaryWriter(File.Create(unfinished)))
        {
            writer.Write(Stamp.ToByteArray());
            WritePart(writer, SafetyEar.Part, new SafetyEar().Write);
            WritePart(writer, DraftTone.Part, DraftTone.Learn().Write);
        }
        File.Move(unfinished, file, overwrite: true);
    }

    /// <returns>Null when there is nothing to read.</returns>
    internal static T? Read<T>(string part, Func<BinaryReader, T> read, string? file = null) where T : class
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(file ?? Path.Combine(AppContext.BaseDirectory, Name)));
            if (!reader.ReadBytes(StampBytes).AsSpan().SequenceEqual(Stamp.ToByteArray())) return null;
            while (reader.ReadString() != part) reader.BaseStream.Seek(reader.ReadInt64(), SeekOrigin.Current);
            reader.ReadInt64();
            return read(reader);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static void WriteAll<T>(this BinaryWriter writer, T[] values) where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    internal static T[] ReadAll<T>(this BinaryReader reader) where T : unmanaged
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > reader.BaseStream.Length / Marshal.SizeOf<T>())
            throw new EndOfStreamException();
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static void WritePart(BinaryWriter writer, string name, Action<BinaryWriter> write)
    {
        writer.Write(name);
        writer.Write(0L);
        writer.Flush();
        var start = writer.BaseStream.Position;
        write(writer);
        writer.Flush();
        var end = writer.BaseStream.Position;
        writer.BaseStream.Position = start - sizeof(long);
        writer.Write(end - start);
        writer.Flush();
        writer.BaseStream.Position = end;
    }
}
