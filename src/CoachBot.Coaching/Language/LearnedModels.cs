using System.Runtime.InteropServices;
using System.Text;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Language;

/// <summary>
/// What was learnt from the examples, written down so that a start need not learn it again. Where
/// there is nothing, or it is broken or of another build, the examples are read instead.
/// </summary>
public static class LearnedModels
{
    private const int StampBytes = 16;

    /// <summary>Where it is written down; null when it is not. To be set before anything is heard.</summary>
    /// <remarks>May throw an <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</remarks>
    public static Func<Stream?> Source { get; set; } = () => null;

    private static Guid Stamp => typeof(LearnedModels).Assembly.ManifestModule.ModuleVersionId;

    /// <summary>Learns from the examples and writes it down.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(Stamp.ToByteArray());
        WritePart(writer, StatisticalLanguage.Part, StatisticalLanguage.Learn(new SkillCatalog()).Write);
        var (need, which) = SafetyEar.Learn();
        WritePart(writer, SafetyEar.NeedPart, need.Write);
        WritePart(writer, SafetyEar.WhichPart, which.Write);
        WritePart(writer, DraftTone.Part, DraftTone.Learn().Write);
    }

    /// <returns>Null when there is nothing to read.</returns>
    internal static T? Read<T>(string part, Func<BinaryReader, T> read) where T : class
    {
        try
        {
            if (Source() is not { } from) return null;
            using var reader = new BinaryReader(from);
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
