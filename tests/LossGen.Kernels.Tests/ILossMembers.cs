namespace LossGen.Kernels.Tests;

/// <summary>The generated members of a loss, whatever runs its kernels.</summary>
internal interface ILossMembers
{
    /// <summary>The reduced loss and statistics.</summary>
    double[] Forward(Batch batch, LossOptions options = default);

    /// <summary>For each output a value per sample.</summary>
    double[][] PerSample(Batch batch, LossOptions options = default);

    /// <summary>The reduced loss and statistics, and the gradients.</summary>
    (double[] Reduced, double[][] Gradients) WithGradient(Batch batch, LossOptions options = default);

    /// <summary>The gradients for an upstream gradient per sample.</summary>
    double[][] Backward(Batch batch, double[] upstream, LossOptions options = default);
}
