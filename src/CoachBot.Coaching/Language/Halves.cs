namespace CoachBot.Coaching.Language;

/// <summary>Weights at half the width of a float, its upper half: the last digits of a weight tell nothing.</summary>
internal static class Halves
{
    private const int Width = 16;

    public static ushort[] Of(float[] values) => Array.ConvertAll(values, value => (ushort)((BitConverter.SingleToUInt32Bits(value) + (1u << (Width - 1))) >> Width));

    /// <summary>The bits of a float.</summary>
    public static uint Bits(ushort half) => (uint)half << Width;

    public static float Whole(ushort half) => BitConverter.UInt32BitsToSingle(Bits(half));
}
