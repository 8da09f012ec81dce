namespace LossGen;

/// <summary>
/// What a formula may call. <c>using static LossGen.Formula;</c> brings all of it: the functions of <see cref="MathF"/> for numbers and rows,
/// stable forms such as <see cref="Softplus(float)"/>, and operations on rows.
/// </summary>
/// <remarks>
/// The generator reads a call as mathematics and writes its own code for it. The methods also run, for one sample and slowly, so that a formula can be
/// called, debugged and compared with its kernels. Functions of numbers work on rows element by element. NaN in an argument gives NaN unless a
/// function says otherwise. Where a function has a kink, its remarks state the derivative that generated gradients take there.
/// </remarks>
public static partial class Formula;
