namespace LossGen.Oracle.Arithmetic;

/// <summary>What a ball stands for.</summary>
public enum BallKind
{
    /// <summary>All numbers within the radius of the midpoint.</summary>
    Finite,

    /// <summary>+∞.</summary>
    PositiveInfinity,

    /// <summary>-∞.</summary>
    NegativeInfinity,

    /// <summary>Undefined.</summary>
    NaN,
}
