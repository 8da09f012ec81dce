using System.Runtime.CompilerServices;
using static LossGen.Runtime.Simd;

namespace LossGen.Runtime;

/// <summary>Whole runs of floats that are stored in 16 bits.</summary>
internal static class Narrow
{
    /// <summary>Reads elements, exactly.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="destination">Receives the floats.</param>
    /// <param name="count">How many there are.</param>
    public static void Read(ref readonly Half source, ref float destination, nuint count)
    {
        nuint i = 0;
        for (; i + 16 <= count; i += 16)
            Store(Load512(in source, i), ref destination, i);
        for (; i < count; i++)
            Store(Load1(in source, i), ref destination, i);
    }

    /// <inheritdoc cref="Read(ref readonly Half, ref float, nuint)"/>
    public static void Read(ref readonly BFloat16 source, ref float destination, nuint count)
    {
        nuint i = 0;
        for (; i + 16 <= count; i += 16)
            Store(Load512(in source, i), ref destination, i);
        for (; i < count; i++)
            Store(Load1(in source, i), ref destination, i);
    }

    /// <summary>Writes elements, each rounded.</summary>
    /// <param name="source">The first float.</param>
    /// <param name="destination">Receives the elements.</param>
    /// <param name="count">How many there are.</param>
    public static void Write(ref readonly float source, ref Half destination, nuint count)
    {
        nuint i = 0;
        for (; i + 16 <= count; i += 16)
            Store(Load512(in source, i), ref destination, i);
        for (; i < count; i++)
            Store(Load1(in source, i), ref destination, i);
    }

    /// <inheritdoc cref="Write(ref readonly float, ref Half, nuint)"/>
    public static void Write(ref readonly float source, ref BFloat16 destination, nuint count)
    {
        nuint i = 0;
        for (; i + 16 <= count; i += 16)
            Store(Load512(in source, i), ref destination, i);
        for (; i < count; i++)
            Store(Load1(in source, i), ref destination, i);
    }
}
