using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Tests.Arithmetic;

/// <summary>The functions by name, for tables that walk them.</summary>
internal static class Functions
{
    /// <summary>Each unary function with the binary exponents its arguments are drawn between and the signs they may have.</summary>
    public static readonly IReadOnlyDictionary<string, (Func<BallArithmetic, Ball, Ball> Apply, int Low, int High, bool Negative)> Unary =
        new Dictionary<string, (Func<BallArithmetic, Ball, Ball>, int, int, bool)>
        {
            ["exp"] = ((a, x) => a.Exp(x), -300, 30, true),
            ["expm1"] = ((a, x) => a.Expm1(x), -300, 30, true),
            ["log"] = ((a, x) => a.Log(x), -1000, 1000, false),
            ["log1p"] = ((a, x) => a.Log1p(x), -300, 300, false),
            ["sqrt"] = ((a, x) => a.Sqrt(x), -300, 300, false),
            ["cbrt"] = ((a, x) => a.Cbrt(x), -300, 300, true),
            ["sin"] = ((a, x) => a.Sin(x), -300, 300, true),
            ["cos"] = ((a, x) => a.Cos(x), -300, 300, true),
            ["tan"] = ((a, x) => a.Tan(x), -300, 10, true),
            ["atan"] = ((a, x) => a.Atan(x), -300, 300, true),
            ["asin"] = ((a, x) => a.Asin(x), -300, 0, true),
            ["acos"] = ((a, x) => a.Acos(x), -300, 0, true),
            ["sinh"] = ((a, x) => a.Sinh(x), -300, 20, true),
            ["cosh"] = ((a, x) => a.Cosh(x), -300, 20, true),
            ["tanh"] = ((a, x) => a.Tanh(x), -300, 20, true),
            ["asinh"] = ((a, x) => a.Asinh(x), -300, 600, true),
            ["acosh"] = ((a, x) => a.Acosh(x), 0, 600, false),
            ["atanh"] = ((a, x) => a.Atanh(x), -300, 0, true),
            ["erf"] = ((a, x) => a.Erf(x), -300, 4, true),
            ["erfc"] = ((a, x) => a.Erfc(x), -300, 4, true),
            ["loggamma"] = ((a, x) => a.LogGamma(x), -300, 100, false),
            ["digamma"] = ((a, x) => a.Digamma(x), -300, 100, false),
            ["abs"] = ((a, x) => a.Abs(x), -300, 300, true),
            ["square"] = ((a, x) => a.Square(x), -300, 300, true),
            ["floor"] = ((a, x) => a.Floor(x), -10, 60, true),
            ["ceiling"] = ((a, x) => a.Ceiling(x), -10, 60, true),
            ["truncate"] = ((a, x) => a.Truncate(x), -10, 60, true),
            ["round"] = ((a, x) => a.RoundHalfEven(x), -10, 60, true),
        };

    /// <summary>Each binary function.</summary>
    public static readonly IReadOnlyDictionary<string, Func<BallArithmetic, Ball, Ball, Ball>> Binary =
        new Dictionary<string, Func<BallArithmetic, Ball, Ball, Ball>>
        {
            ["add"] = (a, x, y) => a.Add(x, y),
            ["subtract"] = (a, x, y) => a.Subtract(x, y),
            ["multiply"] = (a, x, y) => a.Multiply(x, y),
            ["divide"] = (a, x, y) => a.Divide(x, y),
            ["pow"] = (a, x, y) => a.Pow(x, y),
            ["atan2"] = (a, x, y) => a.Atan2(x, y),
            ["max"] = (a, x, y) => a.Max(x, y),
            ["min"] = (a, x, y) => a.Min(x, y),
        };

    public static Ball Apply(BallArithmetic arithmetic, string name, IReadOnlyList<Ball> arguments) => arguments.Count == 1
        ? Unary[name].Apply(arithmetic, arguments[0])
        : Binary[name](arithmetic, arguments[0], arguments[1]);
}
