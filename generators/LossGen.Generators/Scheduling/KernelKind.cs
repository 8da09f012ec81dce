namespace LossGen.Compiler.Scheduling;

/// <summary>What a kernel computes.</summary>
internal enum KernelKind
{
    /// <summary>The loss and the statistics: added up, and written per sample where they are asked for.</summary>
    Evaluate,

    /// <summary>The loss, the statistics, and the gradient.</summary>
    WithGradient,

    /// <summary>The gradient for an upstream gradient per sample.</summary>
    Backward,

    /// <summary>The sums of the weights alone, which a mean divides by.</summary>
    Weights,
}
