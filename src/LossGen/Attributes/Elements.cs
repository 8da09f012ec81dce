namespace LossGen;

/// <summary>Element types that kernels are generated for. The formula itself is always written in <see cref="float"/>.</summary>
[Flags]
public enum Elements
{
    /// <summary><see cref="float"/>, 32 bits.</summary>
    Single = 1,

    /// <summary><see cref="double"/>, 64 bits.</summary>
    Double = 2,

    /// <summary><see cref="System.Half"/>, 16 bits of storage, up to 65,504: inputs and gradients are stored so. What is computed, the loss, its values per sample and their upstream gradients, and weights (<see cref="WeightAttribute"/>) are <see cref="float"/>.</summary>
    Half = 4,

    /// <summary><see cref="LossGen.BFloat16"/>, 16 bits of storage with the range of <see cref="float"/>; all else as for <see cref="Half"/>.</summary>
    BFloat16 = 8,
}
