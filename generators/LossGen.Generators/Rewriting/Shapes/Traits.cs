namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>What a value may be besides its forms.</summary>
[Flags]
internal enum Traits
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>A constant.</summary>
    Constant = 1,

    /// <summary>A multiple of something by a constant.</summary>
    ConstantFactor = 2,

    /// <summary>Something divided by a constant.</summary>
    ConstantDivisor = 4,

    /// <summary>A multiple by a negative constant.</summary>
    Negative = 8,

    /// <summary>A product over the rounds of a loop.</summary>
    ProductOverElements = 16,
}
