namespace LossGen.Compiler.Rewriting;

/// <summary>Derivatives at kinks and where textbook forms are NaN; docs/conventions.md has the values.</summary>
internal static class DerivativeConventions
{
    public static readonly IReadOnlyList<DerivativeConvention> Rows =
    [
        new("J01", "Root at 0", "0 at 0, where the slope is infinite", "sqrt cbrt"),
        new("J02", "Norm of a zero row", "0 at a zero row, where x / norm(x) is 0 / 0", "norm hypot"),
        new("J03", "Magnitude at 0", "0 at 0, the middle of its subgradients", "abs"),
        new("J04", "Ties of maxima and minima", "shared equally between differentiated operands; against an operand that no gradient reaches 0, as for a hinge", "max min maxOf minOf"),
        new("J05", "Branch that is not taken", "exactly 0: the adjoint of a branch that is not taken is 0 before it meets any factor, and 0 times an infinity is 0 on the way back", "select"),
        new("J06", "Inverse sine and cosine at the ends", "0 at 1 and -1; elsewhere by (1 - x)(1 + x), which does not cancel there", "asin acos"),
        new("J07", "Number over its magnitude", "sign(x), which is 0 at 0; the derivative of a magnitude never divides", "abs sign"),
        new("J08", "Mask times a logarithm", "0 where the mask is 0: a product with a guard is one operation, and so is its derivative", "zeroProduct xLogY"),
        new("J09", "Power at 0", "0 by the base where the exponent is below 1, 0 by the exponent", "pow"),
        new("J10", "Value held between bounds", "0 outside of them, ½ of neither: a bound is a constant; code that takes the logarithm of such a value is warned of under I08", "max min"),
        new("J11", "Hinge at its kink", "0 at the kink, as for all maxima against a constant", "max"),
        new("J12", "Steps", "0: rounding, comparisons and the position of a maximum have no slope; a loss that no other way depends on a gradient's input is an error (LG0021)", "round floor ceiling truncate sign argMax"),
        new("J13", "Angle of the origin", "0 at the origin", "atan2"),
        new("J14", "Log-sum-exp of a row of -∞", "0 for the whole row", "logSumExp logSoftmax"),
        new("J15", "Root of a square", "that of a magnitude: the root is rewritten before it is differentiated (F13)", "abs"),
        new("J16", "Softplus, spelt out", "sigmoid(x): the sum is rewritten before it is differentiated (C05)", "softplus"),
        new("J17", "Log of cosh", "tanh(x), not sinh(x) / cosh(x)", "logCosh"),
        new("J18", "Standard deviation of equal elements", "0, where the textbook has 0 / 0", "std variance"),
        new("J19", "Quotient", "-(result / y), which does not square the divisor", "divide"),
        new("J20", "Sigmoid", "sigmoid(x) sigmoid(-x), which neither overflows nor cancels", "sigmoid"),
        new("J22", "Cross-entropy through a probability", "the probability minus the label, and its complement at the label: nothing is divided by a probability", "logSoftmax softmax"),
        new("J23", "Log of one minus an exponential", "-1 / expm1(-x), -∞ at 0 of either sign; 0 where the loss does not depend on it", "log1mExp"),
        new("J24", "Length of a pair", "x / hypot(x, y), whose squares stay inside of the operation", "hypot"),
        new("J25", "Log of two exponentials at a tie", "sigmoid(x - y), not the slopes of a maximum and a magnitude", "logAddExp"),
    ];
}
