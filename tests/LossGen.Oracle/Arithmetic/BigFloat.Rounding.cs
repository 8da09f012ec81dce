using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

public readonly partial struct BigFloat
{
    /// <summary>The nearest value with that many bits, ties to even.</summary>
    public BigFloat Round(int bits) => IsZero ? this : RoundToMultipleOf(TopExponent - bits);

    /// <summary>The nearest multiple of 2^quantum, ties to even.</summary>
    public BigFloat RoundToMultipleOf(long quantum)
    {
        if (IsZero || Exponent >= quantum)
            return this;
        if (TopExponent < quantum)
            return Zero;
        int shift = (int)(quantum - Exponent);
        var magnitude = BigInteger.Abs(Mantissa);
        var halves = magnitude >> (shift - 1);
        var quotient = halves >> 1;
        bool aboveHalf = !halves.IsEven && (!quotient.IsEven || BigInteger.TrailingZeroCount(magnitude) < shift - 1);
        return new((aboveHalf ? quotient + 1 : quotient) * Sign, quantum);
    }

    /// <summary>The largest integer not above the value.</summary>
    public BigFloat Floor()
    {
        if (Exponent >= 0)
            return this;
        if (TopExponent <= 0)
            return Sign < 0 ? -One : Zero;
        return new(Mantissa >> (int)-Exponent, 0);
    }

    /// <summary>The smallest integer not below the value.</summary>
    public BigFloat Ceiling() => -(-this).Floor();

    /// <summary>The integer part.</summary>
    public BigFloat Truncate() => Sign < 0 ? Ceiling() : Floor();

    /// <summary>True for integers.</summary>
    public bool IsInteger => Exponent >= 0 || (TopExponent > 0 && BigInteger.TrailingZeroCount(Mantissa) >= -Exponent);

    /// <summary>The value cut off after that many bits; what is lost is below one unit of the result's exponent.</summary>
    internal BigFloat Cut(int bits, out bool exact)
    {
        long shift = BitLength - bits;
        exact = shift <= 0;
        if (exact)
            return this;
        exact = BigInteger.TrailingZeroCount(Mantissa) >= shift;
        return new(Mantissa >> (int)shift, Exponent + shift);
    }

    /// <summary>The value times 2^scale as an integer, cut off by less than one.</summary>
    internal BigInteger ToFixed(int scale)
    {
        long shift = Exponent + scale;
        if (shift >= 0)
            return Mantissa << checked((int)shift);
        return TopExponent + scale < 0 ? BigInteger.Zero : Mantissa >> (int)-shift;
    }
}
