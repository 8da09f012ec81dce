namespace LossGen;

/// <summary>Element types that kernels are generated for. The formula itself is always written in <see cref="float"/>.</summary>
[Flags]
public enum Elements
{
    /// <summary><see cref="float"/>, 32 bits.</summary>
    Single = 1,

    /// <summary><see cref="double"/>, 64 bits.</summary>
    Double = 2,
}
