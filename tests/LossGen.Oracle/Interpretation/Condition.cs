using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>How far rounding may move one output of a formula at one sample.</summary>
/// <param name="Value">The output itself, from the stable form.</param>
/// <param name="Kappa">Σ |v · ∂f/∂v| over what a kernel cannot help to round: inputs, arguments of exponentials, residual cancellations.</param>
/// <param name="Underflow">Σ |∂f/∂e| over exponentials that may vanish.</param>
internal sealed record Condition(Ball Value, double Kappa, double Underflow);
