using System.Collections.Generic;
using System.Linq;

namespace LossGen.Compiler.Ir;

/// <summary>The table of operations. A new operation is a row here, and a form in the kernels where it has no lowering.</summary>
internal static class Ops
{
    // Leaves.
    public static readonly Op Input = new("input", OpShape.Leaf, ">t");
    public static readonly Op Given = new("given", OpShape.Leaf, ">t");
    public static readonly Op Constant = new("constant", OpShape.Leaf, ">r");
    public static readonly Op FlagConstant = new("flag", OpShape.Leaf, ">b");
    public static readonly Op IntegerConstant = new("integer", OpShape.Leaf, ">i");
    public static readonly Op Iota = new("iota", OpShape.Leaf, ">i");
    public static readonly Op Length = new("length", OpShape.Leaf, ">i");

    // Arithmetic.
    public static readonly Op Add = new("add", OpShape.Elementwise, "rr>r") { Derivatives = ["g", "g"], IsCommutative = true };
    public static readonly Op Subtract = new("subtract", OpShape.Elementwise, "rr>r") { Derivatives = ["g", "-g"] };
    public static readonly Op Multiply = new("multiply", OpShape.Elementwise, "rr>r") { Derivatives = ["g * y", "g * x"], IsCommutative = true };
    public static readonly Op Divide = new("divide", OpShape.Elementwise, "rr>r") { Derivatives = ["g / y", "-(g * (result / y))"], Instability = 4 };
    public static readonly Op Reciprocal = new("reciprocal", OpShape.Elementwise, "r>r") { Derivatives = ["-(g * (result * result))"] };
    public static readonly Op Negate = new("negate", OpShape.Elementwise, "r>r") { Derivatives = ["-g"] };
    public static readonly Op ToReal = new("toReal", OpShape.Elementwise, "i>r") { Derivatives = [null] };

    // Choice and comparison.
    public static readonly Op Select = new("select", OpShape.Elementwise, "btt>t") { Derivatives = [null, "x ? g : 0", "x ? 0 : g"] };
    public static readonly Op Less = Comparison("less", "rr>b");
    public static readonly Op LessOrEqual = Comparison("lessOrEqual", "rr>b");
    public static readonly Op Equal = Comparison("equal", "rr>b");
    public static readonly Op IntegerLess = Comparison("integerLess", "ii>b");
    public static readonly Op IntegerLessOrEqual = Comparison("integerLessOrEqual", "ii>b");
    public static readonly Op IntegerEqual = Comparison("integerEqual", "ii>b");
    public static readonly Op FlagEqual = Comparison("flagEqual", "bb>b");
    public static readonly Op And = Comparison("and", "bb>b");
    public static readonly Op Or = Comparison("or", "bb>b");
    public static readonly Op Not = Comparison("not", "b>b");
    public static readonly Op IsNaN = Comparison("isNaN", "r>b");
    public static readonly Op IsFinite = Comparison("isFinite", "r>b");

    // Integers: what labels and positions need.
    public static readonly Op IntegerAdd = Comparison("integerAdd", "ii>i");
    public static readonly Op IntegerSubtract = Comparison("integerSubtract", "ii>i");
    public static readonly Op IntegerMultiply = Comparison("integerMultiply", "ii>i");

    // Elementary functions.
    public static readonly Op Abs = new("abs", OpShape.Elementwise, "r>r") { Derivatives = ["g * sign(x)"], Range = Interval.NonNegative };
    public static readonly Op Sign = new("sign", OpShape.Elementwise, "r>r") { Derivatives = [null], Range = Interval.SignedUnit };
    public static readonly Op Max = new("max", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["y < x ? g : (x = y ? g * tie : 0)", "x < y ? g : (x = y ? g * tie : 0)"],
        IsCommutative = true,
    };

    public static readonly Op Min = new("min", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x < y ? g : (x = y ? g * tie : 0)", "y < x ? g : (x = y ? g * tie : 0)"],
        IsCommutative = true,
    };

    public static readonly Op Floor = new("floor", OpShape.Elementwise, "r>r") { Derivatives = [null] };
    public static readonly Op Ceiling = new("ceiling", OpShape.Elementwise, "r>r") { Derivatives = [null] };
    public static readonly Op Round = new("round", OpShape.Elementwise, "r>r") { Derivatives = [null] };
    public static readonly Op Truncate = new("truncate", OpShape.Elementwise, "r>r") { Derivatives = [null] };
    public static readonly Op Sqrt = new("sqrt", OpShape.Elementwise, "r>r") { Derivatives = ["result = 0 ? 0 : g * 0.5 / result"], Range = Interval.NonNegative };
    public static readonly Op Cbrt = new("cbrt", OpShape.Elementwise, "r>r") { Derivatives = ["result = 0 ? 0 : g / (3 * square(result))"], UlpBound = 3.7 };
    public static readonly Op Exp = new("exp", OpShape.Elementwise, "r>r") { Derivatives = ["g * result"], Range = Interval.NonNegative, IsExponential = true, UlpBound = 1.5, Instability = 4 };
    public static readonly Op Exp2 = new("exp2", OpShape.Elementwise, "r>r") { Derivatives = ["g * result * 0.693147180559945309417232121458176568"], Range = Interval.NonNegative, IsExponential = true, UlpBound = 1, Instability = 4 };
    public static readonly Op Exp10 = new("exp10", OpShape.Elementwise, "r>r") { Derivatives = ["g * result * 2.30258509299404568401799145468436421"], Range = Interval.NonNegative, IsExponential = true, UlpBound = 1, Instability = 4 };
    public static readonly Op Expm1 = new("expm1", OpShape.Elementwise, "r>r") { Derivatives = ["g * exp(x)"], Range = new(-1, double.PositiveInfinity), IsExponential = true, UlpBound = 1.5, Instability = 1 };
    public static readonly Op Log = new("log", OpShape.Elementwise, "r>r") { Derivatives = ["g / x"], UlpBound = 1.5, Instability = 4 };
    public static readonly Op Log2 = new("log2", OpShape.Elementwise, "r>r") { Derivatives = ["g / (x * 0.693147180559945309417232121458176568)"], UlpBound = 1, Instability = 4 };
    public static readonly Op Log10 = new("log10", OpShape.Elementwise, "r>r") { Derivatives = ["g / (x * 2.30258509299404568401799145468436421)"], UlpBound = 2, Instability = 4 };
    public static readonly Op Log1p = new("log1p", OpShape.Elementwise, "r>r") { Derivatives = ["g / (1 + x)"], UlpBound = 1.5, Instability = 1 };
    public static readonly Op Sin = new("sin", OpShape.Elementwise, "r>r") { Derivatives = ["g * cos(x)"], Range = Interval.SignedUnit, UlpBound = 2.5, IsExponential = true };
    public static readonly Op Cos = new("cos", OpShape.Elementwise, "r>r") { Derivatives = ["-(g * sin(x))"], Range = Interval.SignedUnit, UlpBound = 2.5, IsExponential = true };
    public static readonly Op Tan = new("tan", OpShape.Elementwise, "r>r") { Derivatives = ["g * (1 + square(result))"], UlpBound = 1, IsExponential = true };
    public static readonly Op Asin = new("asin", OpShape.Elementwise, "r>r") { Derivatives = ["abs(x) = 1 ? 0 : g / sqrt((1 - x) * (1 + x))"], UlpBound = 1, IsExponential = true };
    public static readonly Op Acos = new("acos", OpShape.Elementwise, "r>r") { Derivatives = ["abs(x) = 1 ? 0 : -(g / sqrt((1 - x) * (1 + x)))"], UlpBound = 1, Range = Interval.NonNegative, IsExponential = true, Instability = 2 };
    public static readonly Op Atan = new("atan", OpShape.Elementwise, "r>r") { Derivatives = ["g / (1 + square(x))"], UlpBound = 1 };
    public static readonly Op Atan2 = new("atan2", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = 0 & y = 0 ? 0 : g * (y / hypot(x, y)) / hypot(x, y)", "x = 0 & y = 0 ? 0 : -(g * (x / hypot(x, y)) / hypot(x, y))"],
        UlpBound = 1,
    };

    public static readonly Op Sinh = new("sinh", OpShape.Elementwise, "r>r") { Derivatives = ["g * cosh(x)"], UlpBound = 2, IsExponential = true };
    public static readonly Op Cosh = new("cosh", OpShape.Elementwise, "r>r") { Derivatives = ["g * sinh(x)"], Range = new(1, double.PositiveInfinity), UlpBound = 2, IsExponential = true, Instability = 2 };
    public static readonly Op Tanh = new("tanh", OpShape.Elementwise, "r>r") { Derivatives = ["g * sech2(x)"], Range = Interval.SignedUnit, UlpBound = 2.5, IsExponential = true };
    public static readonly Op Asinh = new("asinh", OpShape.Elementwise, "r>r") { Derivatives = ["g / hypot(1, x)"], UlpBound = 1.5 };
    public static readonly Op Acosh = new("acosh", OpShape.Elementwise, "r>r") { Derivatives = ["result = 0 ? 0 : g / (sqrt(x - 1) * sqrt(x + 1))"], UlpBound = 1.5, Range = Interval.NonNegative };
    public static readonly Op Atanh = new("atanh", OpShape.Elementwise, "r>r") { Derivatives = ["g / ((1 - x) * (1 + x))"], UlpBound = 2, IsExponential = true };
    public static readonly Op Erf = new("erf", OpShape.Elementwise, "r>r") { Derivatives = ["g * (1.12837916709551257389615890312154517 * exp(-square(x)))"], Range = Interval.SignedUnit, UlpBound = 2 };

    /// <summary>1 − erf x.</summary>
    public static readonly Op Erfc = new("erfc", OpShape.Elementwise, "r>r") { Derivatives = ["-(g * (1.12837916709551257389615890312154517 * exp(-square(x))))"], Range = new(0, 2), UlpBound = 8, IsExponential = true };

    /// <summary>e^(x²) · erfc x, which stands in derivatives alone.</summary>
    public static readonly Op Erfcx = new("erfcx", OpShape.Elementwise, "r>r") { Derivatives = ["g * (2 * (x * result) - 1.12837916709551257389615890312154517)"], Range = Interval.NonNegative, UlpBound = 8, IsExponential = true };

    public static readonly Op LogErfc = new("logErfc", OpShape.Elementwise, "r>r") { Derivatives = ["-(g * (1.12837916709551257389615890312154517 / erfcx(x)))"], Range = new(double.NegativeInfinity, 0.6931471805599454), UlpBound = 8, IsExponential = true };

    /// <summary>The logarithm of the cumulative distribution of the standard normal distribution.</summary>
    public static readonly Op LogNormalCdf = new("logNormalCdf", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * (0.797884560802865355879892119868763737 / erfcx(-0.707106781186547524400844362104849039 * x))"],
        Range = Interval.NonPositive,
        UlpBound = 8,
        IsExponential = true,
    };

    public static readonly Op Hypot = new("hypot", OpShape.Elementwise, "rr>r") { Derivatives = ["result = 0 ? 0 : g * (x / result)", "result = 0 ? 0 : g * (y / result)"], Range = Interval.NonNegative, UlpBound = 2 };
    public static readonly Op Pow = new("pow", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = 0 & y < 1 ? 0 : g * (y * pow(x, y - 1))", "x = 0 ? 0 : g * (result * log(x))"],
        UlpBound = 2.5,
        IsExponential = true,
        Instability = 5,
    };

    public static readonly Op CopySign = new("copySign", OpShape.Elementwise, "rr>r") { Derivatives = ["g * sign(x) * copySign(1, y)", null] };
    public static readonly Op Remainder = new("remainder", OpShape.Elementwise, "rr>r") { Derivatives = ["g", "-(g * round(x / y))"] };

    /// <summary>The operand, hidden from the derivative.</summary>
    public static readonly Op StopGradient = new("stopGradient", OpShape.Elementwise, "r>r") { Derivatives = [null] };

    // Composite functions: kept whole until the scheduler lowers them.
    public static readonly Op Square = new("square", OpShape.Elementwise, "r>r") { Derivatives = ["g * (2 * x)"], Lowering = "x * x", Range = Interval.NonNegative };

    /// <summary>A product in which 0 times an infinity is 0: x · log y as it is meant.</summary>
    public static readonly Op ZeroProduct = new("zeroProduct", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = 0 & abs(y) = inf ? 0 : g * y", "x = 0 ? 0 : g * x"],
        Lowering = "x = 0 & !isNaN(y) ? 0 : x * y",
    };

    public static readonly Op XLogY = new("xLogY", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = 0 & y = 0 ? 0 : g * log(y)", "x = 0 ? 0 : g * (x / y)"],
        UlpBound = 2,
        Lowering = "zeroProduct(x, log(y))",
    };

    public static readonly Op Sigmoid = new("sigmoid", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * (result * sigmoid(-x))"],
        Range = Interval.Unit,
        IsExponential = true,
        UlpBound = 2.5,
        Lowering = "(0 <= x ? 1 : expOfNonPositive(-abs(x))) / (1 + expOfNonPositive(-abs(x)))",
    };

    public static readonly Op Softplus = new("softplus", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * sigmoid(x)"],
        Range = Interval.NonNegative,
        IsExponential = true,
        UlpBound = 2.5,
        Lowering = "max(x, 0) + log1pOfUnit(expOfNonPositive(-abs(x)))",
    };

    public static readonly Op LogSigmoid = new("logSigmoid", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * sigmoid(-x)"],
        Range = Interval.NonPositive,
        IsExponential = true,
        UlpBound = 2.5,
        Lowering = "-softplus(-x)",
        Instability = 1,
    };

    public static readonly Op LogCosh = new("logCosh", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * tanh(x)"],
        Range = Interval.NonNegative,
        IsExponential = true,
        UlpBound = 3,
        Lowering = "(abs(x) < 2 ? 0 : abs(x) - 0.693147180559945309417232121458176568) + log1p(abs(x) < 2 ? square(expm1(abs(x))) / (2 + 2 * expm1(abs(x))) : square(expOfNonPositive(-abs(x))))",
    };

    public static readonly Op Sech2 = new("sech2", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * (-2 * (tanh(x) * result))"],
        Range = Interval.Unit,
        IsExponential = true,
        UlpBound = 3.5,
        Lowering = "4 * expOfNonPositive(-2 * abs(x)) / square(1 + expOfNonPositive(-2 * abs(x)))",
    };

    public static readonly Op Log1mExp = new("log1mExp", OpShape.Elementwise, "r>r")
    {

        // A zero has two signs, and a number at most 0 comes from one side.
        Derivatives = ["g = 0 ? 0 : -(g / abs(expm1(-x)))"],
        Range = Interval.NonPositive,
        IsExponential = true,
        UlpBound = 2.5,
        Lowering = "-0.693147180559945309417232121458176568 < x ? log(-expm1(x)) : log1p(-expOfNonPositive(x))",
    };

    public static readonly Op LogAddExp = new("logAddExp", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["g * sigmoid(x - y)", "g * sigmoid(y - x)"],
        IsExponential = true,
        UlpBound = 1.5,
        IsCommutative = true,
        Lowering = "max(x, y) + log1pOfUnit(x = y ? 1 : expOfNonPositive(-abs(x - y)))",
    };

    /// <summary>e^x − x − 1, the estimator k3 of a Kullback–Leibler divergence.</summary>
    public static readonly Op K3 = new("k3", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * expm1(x)"],
        Range = Interval.NonNegative,
        IsExponential = true,
        UlpBound = 4,
        Lowering = "abs(x) < 0.5 ? square(x) * (0.5 + x * (1/6 + x * (1/24 + x * (1/120 + x * (1/720 + x * (1/5040 + x * (1/40320 + x * (1/362880 + x * (1/3628800 + x * (1/39916800 + x * (1/479001600 + x * (1/6227020800 + x * (1/87178291200 + x * (1/1307674368000 + x * (1/20922789888000))))))))))))))) : expm1(x) - x",
    };

    /// <summary>√(1 + x) − 1.</summary>
    public static readonly Op Sqrt1pm1 = new("sqrt1pm1", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * 0.5 / sqrt(1 + x)"],
        UlpBound = 2,
        Lowering = "x = inf ? inf : x / (1 + sqrt(1 + x))",
    };

    /// <summary>√(1 + x²) − 1, the pseudo-Huber loss.</summary>
    public static readonly Op Hypot1m1 = new("hypot1m1", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["abs(x) = inf ? g * sign(x) : g * (x / hypot(1, x))"],
        UlpBound = 3,
        Range = Interval.NonNegative,
        Lowering = "abs(x) = inf ? inf : x * (x / (1 + hypot(1, x)))",
    };

    /// <summary>log(e^x − 1), the inverse of softplus.</summary>
    public static readonly Op LogExpm1 = new("logExpm1", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["-(g / expm1(-x))"],
        IsExponential = true,
        UlpBound = 4,
        Lowering = "log(expm1(min(x, 40))) + max(x - 40, 0)",
    };

    /// <summary>log(e^x − e^y).</summary>
    public static readonly Op LogSubExp = new("logSubExp", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = -inf | g = 0 ? 0 : g / abs(expm1(y - x))", "x = -inf | g = 0 ? 0 : -(g / expm1(x - y))"],
        IsExponential = true,
        UlpBound = 4,
        Lowering = "x + log1mExp(x = y ? 0 : y - x)",
    };

    /// <summary>log(1 + x) − x.</summary>
    public static readonly Op Log1pmx = new("log1pmx", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["-(g * (x / (1 + x)))"],
        Range = Interval.NonPositive,
        UlpBound = 5,
        Lowering = Log1pmxOf("x / (2 + x)"),
    };

    /// <summary>(e^x − 1) / x, and 1 at 0.</summary>
    public static readonly Op ExpRel = new("expRel", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * " + ExpRelSlope("x", "result")],
        Range = Interval.NonNegative,
        IsExponential = true,
        UlpBound = 3,

        // For large arguments in two steps, so that e^x may overflow where the quotient does not.
        Lowering = "x = 0 ? 1 : expm1(x < 64 ? x : 0.5 * x) / min(x, 1e30) * (x < 64 ? 1 : 2 + expm1(x < 64 ? x : 0.5 * x))",
    };

    /// <summary>x^y − 1.</summary>
    public static readonly Op Powm1 = new("powm1", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = 0 & y < 1 ? 0 : g * (y * pow(x, y - 1))", "x = 0 ? 0 : g * (pow(x, y) * log(x))"],
        IsExponential = true,
        UlpBound = 6,
        Lowering = "0 < pow(x, y) & abs(y * log(abs(x))) < 1 ? expm1(y * log(abs(x))) : pow(x, y) - 1",
    };

    /// <summary>(x^y − 1) / y, and log x at y = 0.</summary>
    public static readonly Op BoxCox = new("boxCox", OpShape.Elementwise, "rr>r")
    {
        Derivatives =
        [
            "x = 0 & y < 1 ? 0 : g * pow(x, y - 1)",
            "x = 0 ? 0 : g * (square(log(x)) * " + ExpRelSlope("(y * log(x))", "expRel(y * log(x))") + ")",
        ],
        IsExponential = true,
        UlpBound = 6,
        Lowering = "y = 0 ? log(x) : abs(y * log(x)) < 1 ? log(x) * expRel(y * log(x)) : (pow(x, y) - 1) / y",
    };

    /// <summary>log(1 + x²).</summary>
    public static readonly Op Log1pSquare = new("log1pSquare", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * (abs(x) < 1 ? 2 * x / (1 + square(x)) : 2 / (x + 1 / x))"],
        Range = Interval.NonNegative,
        UlpBound = 3,

        // Beyond 2^60 the 1 is lost, and the square of a float would soon overflow.
        Lowering = "(abs(x) < 1152921504606846976 ? 1 : 2) * log1p(abs(x) < 1152921504606846976 ? square(x) : abs(x))",
    };

    /// <summary>x · log(1 + y), and 0 at x = 0.</summary>
    public static readonly Op XLog1py = new("xLog1py", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = 0 & y = -1 ? 0 : g * log1p(y)", "x = 0 ? 0 : g * (x / (1 + y))"],
        UlpBound = 2,
        Lowering = "zeroProduct(x, log1p(y))",
    };

    /// <summary>x · log(x / y), and 0 at x = 0.</summary>
    public static readonly Op RelEntr = new("relEntr", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = 0 & y = 0 ? 0 : g * (1 + " + LogRatio + ")", "x = 0 ? 0 : -(g * (x / y))"],
        UlpBound = 4,
        Lowering = "x = 0 & 0 <= y ? 0 : x * " + LogRatio,
    };

    /// <summary>x · log(x / y) − x + y.</summary>
    public static readonly Op KlTerm = new("klTerm", OpShape.Elementwise, "rr>r")
    {
        Derivatives = ["x = y ? 0 : g * " + LogRatio, "x = y ? 0 : g * ((y - x) / y)"],
        Range = Interval.NonNegative,
        IsExponential = true,
        UlpBound = 12,
        Lowering = "0 < min(x, y) & {0} < 64 ? min(x, y) * (y < x ? {0} * log1p({0}) + log1pmx({0}) : -log1pmx({0})) : relEntr(x, y) + (y - x)"
            .Replace("{0}", "(abs(x - y) / min(x, y))"),
    };

    /// <summary>log|sinh x|.</summary>
    public static readonly Op LogSinh = new("logSinh", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g / tanh(x)"],
        IsExponential = true,
        UlpBound = 4,
        Lowering = "log(sinh(min(abs(x), 20))) + max(abs(x) - 20, 0)",
    };

    /// <summary>log|tanh x|.</summary>
    public static readonly Op LogTanh = new("logTanh", OpShape.Elementwise, "r>r")
    {
        Derivatives = ["g * (2 / sinh(2 * x))"],
        Range = Interval.NonPositive,
        IsExponential = true,
        UlpBound = 4,
        Lowering = "log1mExp(-2 * abs(x)) - log1pOfUnit(expOfNonPositive(-2 * abs(x)))",
    };

    // Forms of the kernels for a part of the domain.
    public static readonly Op ExpOfNonPositive = new("expOfNonPositive", OpShape.Elementwise, "r>r") { Derivatives = ["g * result"], Range = Interval.Unit, IsExponential = true, UlpBound = 1.5 };
    public static readonly Op Log1pOfUnit = new("log1pOfUnit", OpShape.Elementwise, "r>r") { Derivatives = ["g / (1 + x)"], Range = Interval.Unit, UlpBound = 1.5 };

    /// <summary>An exponent at most 0 as an exponential takes it: not below a number whose exponential is 0, and so finite where it is −∞.</summary>
    public static readonly Op BoundedExponent = new("boundedExponent", OpShape.Elementwise, "r>r") { Range = new(-1024, 0) };

    /// <summary>x · y + z, rounded once where the processor does that at no cost.</summary>
    public static readonly Op MultiplyAdd = new("multiplyAdd", OpShape.Elementwise, "rrr>r");

    /// <summary>A power whose exponent is the same for all samples: mostly a small whole number, and then a product.</summary>
    public static readonly Op PowUniform = new("powUniform", OpShape.Elementwise, "rr>r") { Derivatives = Pow.Derivatives, IsExponential = true, UlpBound = Pow.UlpBound };

    /// <summary>The power of two by which a divisor near the smallest floats is scaled, with what it divides.</summary>
    public static readonly Op DivisionScale = new("divisionScale", OpShape.Elementwise, "r>r") { Derivatives = [null] };

    // From a row to a number.
    public static readonly Op Sum = new("sum", OpShape.Reduction, "r>r") { Derivatives = ["g"] };
    public static readonly Op Dot = new("dot", OpShape.Reduction, "rr>r") { Derivatives = ["g * y", "g * x"], IsCommutative = true };
    public static readonly Op RowMax = new("maxOf", OpShape.Reduction, "r>r") { Derivatives = ["x = result ? g / sum(x = result ? 1 : 0) : 0"] };
    public static readonly Op RowMin = new("minOf", OpShape.Reduction, "r>r") { Derivatives = ["x = result ? g / sum(x = result ? 1 : 0) : 0"] };
    public static readonly Op ArgMax = new("argMax", OpShape.Reduction, "r>i") { Derivatives = [null] };
    public static readonly Op Any = new("any", OpShape.Reduction, "b>b") { Derivatives = [null] };
    public static readonly Op All = new("all", OpShape.Reduction, "b>b") { Derivatives = [null] };

    /// <summary>The element of a row at a label.</summary>
    public static readonly Op Pick = new("pick", OpShape.Reduction, "ti>t") { Derivatives = ["iota = y ? g : 0", null] };

    public static readonly Op Mean = new("mean", OpShape.Reduction, "r>r")
    {
        Derivatives = ["g / toReal(length)"],
        Lowering = "length = 0 ? 0 : sum(x) / toReal(length)",
    };

    public static readonly Op Norm = new("norm", OpShape.Reduction, "r>r")
    {
        Derivatives = ["result = 0 ? 0 : g * (x / result)"],
        Range = Interval.NonNegative,
        Lowering = "sqrt(dot(x, x))",
    };

    public static readonly Op Cosine = new("cosine", OpShape.Reduction, "rr>r")
    {
        Derivatives =
        [
            "norm(x) * norm(y) = 0 ? 0 : g * ((y / norm(y) - result * (x / norm(x))) / norm(x))",
            "norm(x) * norm(y) = 0 ? 0 : g * ((x / norm(x) - result * (y / norm(y))) / norm(y))",
        ],
        IsCommutative = true,
        Lowering = "norm(x) * norm(y) = 0 ? 0 : dot(x, y) / (norm(x) * norm(y))",
    };

    /// <summary>The angle between two rows; π/2 where one of them is zero.</summary>
    public static readonly Op Angle = new("angle", OpShape.Reduction, "rr>r")
    {
        Derivatives = [AngleSlope("x", "y"), AngleSlope("y", "x")],
        IsCommutative = true,
        Range = new(0, 3.1415926535897936),
        IsExponential = true,
        UlpBound = 4,
        Lowering = "norm(x) * norm(y) = 0 ? 1.57079632679489661923132169163975144 : 2 * atan2(norm(x / norm(x) - y / norm(y)), norm(x / norm(x) + y / norm(y)))",
    };

    /// <summary>(Σ|x|^y)^(1/y), the norm of order y.</summary>
    public static readonly Op NormP = new("normP", OpShape.Reduction, "rr>r")
    {
        Derivatives =
        [
            "result = 0 | x = 0 ? 0 : g * (sign(x) * pow(abs(x) / result, y - 1))",
            "result = 0 ? 0 : g * (result / y * sum(xLogY(pow(abs(x) / result, y), abs(x) / result)))",
        ],
        Range = Interval.NonNegative,
        UlpBound = 4,
        Lowering = "{0} <= 0 ? 0 : {0} = inf ? inf : {0} * pow(sum(pow(abs(x) / {0}, y)), 1 / y)".Replace("{0}", "maxOf(abs(x))"),
    };

    public static readonly Op Variance = new("variance", OpShape.Reduction, "r>r")
    {
        Derivatives = ["g * (2 * (x - mean(x)) / toReal(length))"],
        Range = Interval.NonNegative,
        Lowering = "length = 0 ? 0 : dot(x - mean(x), x - mean(x)) / toReal(length)",
    };

    public static readonly Op Std = new("std", OpShape.Reduction, "r>r")
    {
        Derivatives = ["result = 0 ? 0 : g * ((x - mean(x)) / (toReal(length) * result))"],
        Range = Interval.NonNegative,
        Lowering = "sqrt(variance(x))",
    };

    /// <summary>A sum of products in the arithmetic of the lanes: of factors that are neither large nor of either sign, so that none needs more digits.</summary>
    public static readonly Op SumOfProducts = new("sumOfProducts", OpShape.Reduction, "rr>r");

    /// <summary>The largest element of the row behind a softmax.</summary>
    public static readonly Op NormalizerMax = new("normalizerMax", OpShape.Reduction, "r>r");

    /// <summary>Σ exp(x − max) over all elements but one occurrence of the maximum.</summary>
    public static readonly Op NormalizerTail = new("normalizerTail", OpShape.Reduction, "r>r")
    {
        Range = Interval.NonNegative,
        IsExponential = true,
        Lowering = "tailSum(expOfNonPositive(x - normalizerShift(x)), x, normalizerShift(x))",
    };

    /// <summary>The sum of the first operand's elements where the second one's differ from the third, and 1 for each that does not but one of them.</summary>
    public static readonly Op TailSum = new("tailSum", OpShape.Reduction, "rrr>r") { Range = Interval.NonNegative, IsExponential = true };

    public static readonly Op LogSumExp = new("logSumExp", OpShape.Reduction, "r>r")
    {
        Derivatives = ["result = -inf ? 0 : g * softmax(x)"],
        IsExponential = true,
        UlpBound = 2,
        Lowering = "normalizerMax(x) + log1p(normalizerTail(x))",
    };

    /// <summary>The entropy of the softmax of a row; its terms do not wait for the normaliser, and none cancels another.</summary>
    public static readonly Op Entropy = new("entropy", OpShape.Reduction, "r>r")
    {
        Derivatives = ["softmax(x) = 0 ? 0 : -(g * (softmax(x) * (logSoftmax(x) + result)))"],
        Range = Interval.NonNegative,
        IsExponential = true,
        UlpBound = 4,
        Instability = 1,
        Lowering = "log1p(normalizerTail(x)) - sumOfProducts({0}, boundedExponent(x - normalizerShift(x))) * reciprocal(1 + normalizerTail(x))".Replace("{0}", "expOfNonPositive(x - normalizerShift(x))"),
    };

    // From a row to a row.
    public static readonly Op Softmax = new("softmax", OpShape.RowWise, "r>r")
    {
        Derivatives = ["result * (g - sum(result * g))"],
        OneHotDerivative = "iota = k ? c * (pick(result, k) * pick(softmaxComplement(x), k)) : -(c * pick(result, k) * result)",
        Range = Interval.Unit,
        IsExponential = true,
        UlpBound = 4,
        Instability = 1,
        Lowering = "expOfNonPositive(x - normalizerShift(x)) * reciprocal(1 + normalizerTail(x))",
    };

    /// <summary>1 − softmax, without the cancellation.</summary>
    public static readonly Op SoftmaxComplement = new("softmaxComplement", OpShape.RowWise, "r>r")
    {
        Derivatives = ["softmax(x) * (sum(softmax(x) * g) - g)"],
        Range = Interval.Unit,
        IsExponential = true,
        UlpBound = 4,
        Instability = 1,
        Lowering = "(normalizerTail(x) - expm1(x - normalizerShift(x))) * reciprocal(1 + normalizerTail(x))",
    };

    public static readonly Op LogSoftmax = new("logSoftmax", OpShape.RowWise, "r>r")
    {
        Derivatives = ["g - softmax(x) * sum(g)"],
        OneHotDerivative = "iota = k ? c * pick(softmaxComplement(x), k) : -(c * softmax(x))",
        DerivativeGuard = "any(!(g = 0) & x = -inf)",
        OneHotGuard = "pick(x, k) = -inf",
        Range = Interval.NonPositive,
        IsExponential = true,
        UlpBound = 4,
        Instability = 1,
        Lowering = "-((normalizerShift(x) - x) + log1p(normalizerTail(x)))",
    };

    /// <summary>The reference that is subtracted before exponentials: the maximum, or 0 where all logits are −∞.</summary>
    public static readonly Op NormalizerShift = new("normalizerShift", OpShape.Reduction, "r>r")
    {
        Lowering = "normalizerMax(x) = -inf ? 0 : normalizerMax(x)",
    };

    /// <summary>All operations, in the order of the table.</summary>
    public static readonly IReadOnlyList<Op> Table =
    [
        .. typeof(Ops).GetFields().Where(field => field.FieldType == typeof(Op)).Select(field => (Op)field.GetValue(null)!),
    ];

    private static readonly Dictionary<string, Op> ByName = Table.ToDictionary(op => op.Name);

    /// <summary>The operation of that name in rules and derivatives, or null.</summary>
    public static Op? Find(string name) => ByName.TryGetValue(name, out var op) ? op : null;

    /// <summary>log(x / y) for x and y from 0: one logarithm of at least 1 for any order of them. Roots have a ratio where the numbers have none.</summary>
    private static string LogRatio =>
        "(sign(x - y) * (({0} ? 1 : 2) * log1p({0} ? abs(x - y) / min(x, y) : abs(sqrt(max(x, y)) / sqrt(min(x, y))))))"
            .Replace("{0}", "(0 < min(x, y) & abs(x - y) / min(x, y) < inf)");

    /// <summary>log(1 + x) − x by the series of the inverse hyperbolic tangent of r = x / (2 + x) about 0.</summary>
    private static string Log1pmxOf(string r)
    {
        var series = "1/35";
        for (var odd = 33; odd >= 3; odd -= 2)
            series = "(1/" + odd.ToText() + " + square(" + r + ") * " + series + ")";
        return "-0.5 < x & x < 1 ? (" + r + ") * (2 * square(" + r + ") * " + series + " - x) : log1p(x) - x";
    }

    /// <summary>The derivative of (e^x − 1) / x, whose value is given.</summary>
    private static string ExpRelSlope(string x, string value) =>
        "(abs({x}) < 1e-8 ? 0.5 + {x} / 3 : {x} < -1 ? (exp({x}) - {value}) / {x} : exp({x}) * (k3(-{x}) / square({x})))".Replace("{x}", x).Replace("{value}", value);

    /// <summary>The derivative of the angle of two rows by the first: across it, in their plane. Of two ways to subtract the one that cancels less.</summary>
    private static string AngleSlope(string x, string y) =>
        "norm({x}) * norm({y}) = 0 | {d} = 0 | {s} = 0 ? 0 : -(g * ((({d} < {s} ? {v} - {u} : {v} + {u}) + ({d} < {s} ? square({d}) : -square({s})) / 2 * {u}) / ({d} * {s} / 2 * norm({x}))))"
            .Replace("{d}", "norm({u} - {v})").Replace("{s}", "norm({u} + {v})").Replace("{u}", "({x} / norm({x}))").Replace("{v}", "({y} / norm({y}))")
            .Replace("{x}", x).Replace("{y}", y);

    private static Op Comparison(string name, string signature) =>
        new(name, OpShape.Elementwise, signature) { Derivatives = [.. signature.Substring(0, signature.IndexOf('>')).Select(_ => (string?)null)] };
}
