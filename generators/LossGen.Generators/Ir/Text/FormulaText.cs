using System.Collections.Immutable;

namespace LossGen.Compiler.Ir.Text;

/// <summary>The words of formulas as text: what an assembly carries of a loss, exact and free of C#.</summary>
/// <remarks>
/// <code>
/// in prediction: number; grad
/// in target: number
/// in delta: hyper real; type float; default 1f
/// let r = abs(subtract(prediction, target))
/// return loss = select(lessOrEqual(r, delta), multiply(multiply(0.5, r), r), multiply(delta, subtract(r, multiply(0.5, delta))))
/// end
/// </code>
/// Operations have their names of the table, and the axis that they work along: <c>sum[k1](z)</c>. A value with a name of its own, one that several
/// use, and one that would make a line too deep stands in a line. What follows an apostrophe in a name tells values of one name apart.
/// Real constants are decimals or fractions, <c>+inf</c>, <c>-inf</c>, <c>+nan</c>; integers end in <c>i</c>; flags are <c>#true</c> and <c>#false</c>.
/// The last line tells a whole text from one that was cut off.
/// </remarks>
internal static class FormulaText
{
    /// <summary>The version that is written. A change of the text, or of what an operation means, is a new one.</summary>
    public const int Version = 1;

    public const string Input = "in";
    public const string Let = "let";
    public const string Return = "return";
    public const string End = "end";

    public const string Grad = "grad";
    public const string Shared = "shared";
    public const string Label = "label";
    public const string Weight = "weight";
    public const string Where = "where";
    public const string Domain = "domain";
    public const string Type = "type";
    public const string Default = "default";

    public const string PositiveInfinity = "+inf";
    public const string NegativeInfinity = "-inf";
    public const string NaN = "+nan";
    public const string True = "#true";
    public const string False = "#false";
    public const char IntegerSuffix = 'i';

    /// <summary>What a parameter is, by its words.</summary>
    public static readonly ImmutableArray<(ParameterKind Kind, ElementKind Element, string Text)> Kinds =
    [
        (ParameterKind.Number, ElementKind.Real, "number"),
        (ParameterKind.Flag, ElementKind.Flag, "flag"),
        (ParameterKind.Integer, ElementKind.Integer, "integer"),
        (ParameterKind.Row, ElementKind.Real, "row"),
        (ParameterKind.FlagRow, ElementKind.Flag, "flagRow"),
        (ParameterKind.IntegerRow, ElementKind.Integer, "integerRow"),
        (ParameterKind.Hyper, ElementKind.Real, "hyper real"),
        (ParameterKind.Hyper, ElementKind.Flag, "hyper flag"),
        (ParameterKind.Hyper, ElementKind.Integer, "hyper integer"),
    ];
}
