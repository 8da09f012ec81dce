using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Compiler.Syntax;

/// <summary>What the functions of Formula, Math, MathF, float and double are in the graph, by name and number of arguments.</summary>
internal static class FunctionTable
{
    /// <summary>What a call stands for.</summary>
    public delegate Value Builder(BodyReader reader, Call call);

    /// <summary>Functions of numbers that are one operation, element by element on rows.</summary>
    private static readonly (string Name, Op Op)[] Elementary =
    [
        ("Abs", Ops.Abs), ("Sign", Ops.Sign), ("CopySign", Ops.CopySign), ("Max", Ops.Max), ("Min", Ops.Min),
        ("Floor", Ops.Floor), ("Ceiling", Ops.Ceiling), ("Round", Ops.Round), ("Truncate", Ops.Truncate), ("IEEERemainder", Ops.Remainder), ("Ieee754Remainder", Ops.Remainder),
        ("Square", Ops.Square), ("Sqrt", Ops.Sqrt), ("Cbrt", Ops.Cbrt), ("Hypot", Ops.Hypot), ("Pow", Ops.Pow),
        ("Exp", Ops.Exp), ("Exp2", Ops.Exp2), ("Exp10", Ops.Exp10), ("Expm1", Ops.Expm1), ("ExpM1", Ops.Expm1),
        ("Log", Ops.Log), ("Log2", Ops.Log2), ("Log10", Ops.Log10), ("Log1p", Ops.Log1p), ("LogP1", Ops.Log1p),
        ("Sin", Ops.Sin), ("Cos", Ops.Cos), ("Tan", Ops.Tan), ("Asin", Ops.Asin), ("Acos", Ops.Acos), ("Atan", Ops.Atan), ("Atan2", Ops.Atan2),
        ("Sinh", Ops.Sinh), ("Cosh", Ops.Cosh), ("Tanh", Ops.Tanh), ("Asinh", Ops.Asinh), ("Acosh", Ops.Acosh), ("Atanh", Ops.Atanh),
        ("Sigmoid", Ops.Sigmoid), ("LogSigmoid", Ops.LogSigmoid), ("Softplus", Ops.Softplus), ("LogCosh", Ops.LogCosh),
        ("Log1mExp", Ops.Log1mExp), ("LogAddExp", Ops.LogAddExp), ("XLogY", Ops.XLogY), ("K3", Ops.K3),
        ("LogExpm1", Ops.LogExpm1), ("LogSubExp", Ops.LogSubExp), ("Log1pSquare", Ops.Log1pSquare), ("ExpRel", Ops.ExpRel), ("Powm1", Ops.Powm1), ("BoxCox", Ops.BoxCox),
        ("XLog1py", Ops.XLog1py), ("RelEntr", Ops.RelEntr), ("KlTerm", Ops.KlTerm),
        ("Erf", Ops.Erf), ("Erfc", Ops.Erfc), ("LogErfc", Ops.LogErfc), ("LogNormalCdf", Ops.LogNormalCdf),
        ("StopGradient", Ops.StopGradient), ("IsNaN", Ops.IsNaN), ("IsFinite", Ops.IsFinite),
    ];

    /// <summary>Functions of whole rows that are one operation.</summary>
    private static readonly (string Name, Op Op)[] OfRows =
    [
        ("Sum", Ops.Sum), ("Mean", Ops.Mean), ("Max", Ops.RowMax), ("Min", Ops.RowMin), ("ArgMax", Ops.ArgMax), ("Any", Ops.Any), ("All", Ops.All),
        ("LogSumExp", Ops.LogSumExp), ("Dot", Ops.Dot), ("Norm", Ops.Norm), ("Cosine", Ops.Cosine), ("Angle", Ops.Angle), ("Variance", Ops.Variance), ("Std", Ops.Std),
        ("Softmax", Ops.Softmax), ("LogSoftmax", Ops.LogSoftmax),
    ];

    /// <summary>Reductions that also take a lambda for the elements.</summary>
    private static readonly (string Name, Op Op)[] WithLambda =
    [
        ("Sum", Ops.Sum), ("Mean", Ops.Mean), ("Max", Ops.RowMax), ("Min", Ops.RowMin),
    ];

    /// <summary>Functions that are several operations.</summary>
    private static readonly (string Name, int Arguments, Builder Build)[] Composed =
    [
        ("Log", 2, Logarithm),
        ("Clamp", 3, (reader, call) => reader.Extreme(Ops.Min, call, reader.Extreme(Ops.Max, call, call.X, call.Y), call.Z)),
        ("Relu", 1, (reader, call) => reader.Elementwise(Ops.Max, call.Syntax, call.X, Constant(reader, 0))),
        ("FusedMultiplyAdd", 3, (reader, call) =>
            reader.Elementwise(Ops.Add, call.Syntax, reader.Elementwise(Ops.Multiply, call.Syntax, call.X, call.Y), call.Z)),
        ("IsInfinity", 1, (reader, call) => reader.Elementwise(Ops.Equal, call.Syntax, reader.Elementwise(Ops.Abs, call.Syntax, call.X), Constant(reader, Rational.PositiveInfinity))),
        ("IsPositiveInfinity", 1, (reader, call) => reader.Elementwise(Ops.Equal, call.Syntax, call.X, Constant(reader, Rational.PositiveInfinity))),
        ("IsNegativeInfinity", 1, (reader, call) => reader.Elementwise(Ops.Equal, call.Syntax, call.X, Constant(reader, Rational.NegativeInfinity))),
        ("Equal", 2, (reader, call) => reader.Compare(BinaryOperatorKind.Equals, call.X, call.Y, call.Syntax)),
        ("NotEqual", 2, (reader, call) => reader.Compare(BinaryOperatorKind.NotEquals, call.X, call.Y, call.Syntax)),
        ("Where", 3, (reader, call) => reader.Choose(call.X, call.Y, call.Z, call.Syntax)),
        ("With", 3, (reader, call) => reader.With(call)),
        ("Count", 1, (reader, call) => reader.Along(Ops.Sum, call, reader.Choose(call.X, Constant(reader, 1), Constant(reader, 0), call.Syntax))),
        ("Map", 2, (reader, call) => Mapped(reader, call, 1)),
        ("Map", 3, (reader, call) => Mapped(reader, call, 2)),
        ("NormP", 2, (reader, call) => reader.NormOfOrder(call)),
        ("Weighted", 2, (reader, call) => Sampling.Weighted(reader, call.X, call.Y, call.Syntax)),
    ];

    private static readonly Dictionary<(string Name, int Arguments), Builder> Table = Build();

    private static readonly Dictionary<(string Name, int Arguments), Op> Operations = Elementary.ToDictionary(row => (row.Name, row.Op.Operands.Length), row => row.Op);

    /// <summary>The names that the table holds.</summary>
    public static IEnumerable<string> Names => Table.Keys.Select(key => key.Name).Distinct();

    /// <summary>The operation that a function of numbers is, or null where it is none or several.</summary>
    public static Op? OpOf(string name, int arguments) => Operations.TryGetValue((name, arguments), out var op) ? op : null;

    /// <summary>How a call is read, or null where the function has no meaning in a formula.</summary>
    public static Builder? Find(string name, int arguments) => Table.TryGetValue((name, arguments), out var builder) ? builder : null;

    private static Dictionary<(string Name, int Arguments), Builder> Build()
    {
        var table = Composed.ToDictionary(row => (row.Name, row.Arguments), row => row.Build);
        foreach (var (name, op) in OfRows)
            table.Add((name, op.Operands.Length), (reader, call) => reader.Along(op, call, [.. call.Arguments]));
        foreach (var (name, op) in Elementary)
            table[(name, op.Operands.Length)] = op == Ops.Max || op == Ops.Min
                ? (reader, call) => reader.Extreme(op, call, call.X, call.Y)
                : (reader, call) => reader.Elementwise(op, call.Syntax, [.. call.Arguments]);
        foreach (var (name, op) in WithLambda)
        {
            var ofNumbers = table.TryGetValue((name, 2), out var known) ? known : null;
            table[(name, 2)] = (reader, call) => call.Y is FunctionValue || ofNumbers is null
                ? reader.Along(op, call, Mapped(reader, call, 1))
                : ofNumbers(reader, call);
        }

        return table;
    }

    private static Value Mapped(BodyReader reader, Call call, int rows) => call.Arguments[rows] is FunctionValue function
        ? reader.Map(function, call.Syntax, call.Scope, [.. call.Arguments.Take(rows)])
        : reader.Reject(Diagnostics.FunctionValue, call.Syntax);

    /// <summary>A logarithm to a base; the bases with functions of their own are these.</summary>
    private static Value Logarithm(BodyReader reader, Call call)
    {
        if (call.Y is NumberValue { Node.IsConstant: true } known && (known.Node.IsValue(2) || known.Node.IsValue(10)))
            return reader.Elementwise(known.Node.IsValue(2) ? Ops.Log2 : Ops.Log10, call.Syntax, call.X);
        return reader.Elementwise(
            Ops.Divide,
            call.Syntax,
            reader.Elementwise(Ops.Log, call.Syntax, call.X),
            reader.Elementwise(Ops.Log, call.Syntax, call.Y));
    }

    private static Value Constant(BodyReader reader, Rational value) => new NumberValue(reader.Nodes.Real(value));
}
