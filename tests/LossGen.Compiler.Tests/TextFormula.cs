using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Tests;

/// <summary>Formulas in the language of the tables, over parameters with fixed names.</summary>
internal static class TextFormula
{
    private static readonly Axis Row = new(1);

    /// <summary>What every formula of the tests may use, by name.</summary>
    public static readonly ImmutableArray<Parameter> Parameters =
    [
        .. Named(ParameterKind.Number, ElementKind.Real, "x", "y", "a", "b", "d"),
        new("p", ParameterKind.Number, ElementKind.Real) { Domain = new(0, 1, false, false) },
        new("s", ParameterKind.Number, ElementKind.Real) { Domain = new(0, double.PositiveInfinity, true, false) },
        .. Named(ParameterKind.Flag, ElementKind.Flag, "f"),
        new("k", ParameterKind.Integer, ElementKind.Integer) { IsLabel = true, LabelAxis = Row },
        .. Named(ParameterKind.Row, ElementKind.Real, "z", "t", "u", "v", "w"),
        .. Named(ParameterKind.Hyper, ElementKind.Real, "beta", "gamma", "eps", "cap"),
    ];

    private static IEnumerable<Parameter> Named(ParameterKind kind, ElementKind element, params string[] names) =>
        names.Select(name => new Parameter(name, kind, element) { Axis = kind == ParameterKind.Row ? Row : default });

    public static Formula Of(string text)
    {
        var graph = new Graph();
        return new Formula("Test", graph, Parameters, [new Output("loss", Node(graph, text))]);
    }

    public static Node Node(Graph graph, string text)
    {
        var inputs = new Formula("Inputs", graph, Parameters, []);
        var variables = Enumerable.Range(0, Parameters.Length).ToDictionary(i => Parameters[i].Name, inputs.InputNode);
        return new ExpressionBuilder(graph, Row, variables).Build(text);
    }

    /// <summary>The stable form of a formula, printed.</summary>
    public static string Stable(string text)
    {
        var (formula, _) = Rewriter.Stabilise(Of(text));
        Verifier.Verify(formula.Outputs.Select(output => output.Value), formula, "stabilise");
        return FormulaPrinter.Print(formula.Loss.Value, Parameters);
    }
}
