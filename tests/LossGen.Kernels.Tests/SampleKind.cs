namespace LossGen.Kernels.Tests;

/// <summary>What a sample is made for.</summary>
internal enum SampleKind
{
    /// <summary>Values of ordinary size.</summary>
    Ordinary,

    /// <summary>Large, tiny and subnormal values, ties.</summary>
    Extreme,

    /// <summary>Logits of −∞.</summary>
    Masked,

    /// <summary>Doubles that are not floats, and ones beyond the range of float.</summary>
    Wide,

    /// <summary>A NaN in an input that counts.</summary>
    Nan,
}
