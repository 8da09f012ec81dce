using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace LossGen.Compiler.Ir;

/// <summary>What a parameter of a formula is.</summary>
internal enum ParameterKind
{
    /// <summary>A real number per sample.</summary>
    Number,

    /// <summary>A truth value per sample.</summary>
    Flag,

    /// <summary>An integer per sample.</summary>
    Integer,

    /// <summary>A row of reals per sample.</summary>
    Row,

    /// <summary>A row of truth values per sample.</summary>
    FlagRow,

    /// <summary>A row of integers per sample.</summary>
    IntegerRow,

    /// <summary>One value a call.</summary>
    Hyper,
}

/// <summary>A declared range of a parameter.</summary>
internal sealed record Domain(double Minimum, double Maximum, bool MinimumExclusive, bool MaximumExclusive)
{
    public Interval Interval => new(Minimum, Maximum);

    public override string ToString() => (MinimumExclusive ? "(" : "[") + Minimum.ToText() + ", " + Maximum.ToText() + (MaximumExclusive ? ")" : "]");
}

/// <summary>A parameter of a formula: plain data, no symbols.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind, ElementKind Element)
{
    /// <summary>The C# type of a hyperparameter, fully qualified.</summary>
    public string HyperType { get; init; } = "float";

    /// <summary>The axis of a row.</summary>
    public Axis Axis { get; init; }

    public bool IsGrad { get; init; }

    /// <summary>A row that is the same for every sample.</summary>
    public bool IsShared { get; init; }

    /// <summary>An integer that indexes a row: its range is checked, and it may be the ignored label.</summary>
    public bool IsLabel { get; init; }

    /// <summary>The weight of its sample, which is never stored in fewer digits than it is computed with.</summary>
    public bool IsWeight { get; init; }

    /// <summary>The axis that a label indexes.</summary>
    public Axis LabelAxis { get; init; }

    public Domain? Domain { get; init; }

    /// <summary>The C# text of the default value; null: the parameter has none.</summary>
    public string? Default { get; init; }

    public bool IsOptional => Default is not null;

    public bool IsRow => Kind is ParameterKind.Row or ParameterKind.FlagRow or ParameterKind.IntegerRow;

    public bool IsHyper => Kind == ParameterKind.Hyper;
}

/// <summary>One value that a formula returns: the loss, or a statistic.</summary>
/// <param name="Name">The name of the tuple element; <c>loss</c> where the formula returns one number.</param>
/// <param name="Value">The value for one sample.</param>
/// <param name="Weight">The weight of the sample; null: 1.</param>
/// <param name="Counts">Whether the sample counts; null: always.</param>
internal sealed record Output(string Name, Node Value, Node? Weight = null, Node? Counts = null)
{
    /// <summary>A statistic with a weight of its own; the others count as the loss does.</summary>
    public bool CountsByItself { get; init; }

    /// <summary>What there is of value, weight and counts, in that order.</summary>
    public IEnumerable<Node> Nodes => new[] { Value, Weight, Counts }.OfType<Node>();
}

/// <summary>A formula as a graph: what the reader makes of a method, and what every later stage works on.</summary>
internal sealed class Formula : IEquatable<Formula>
{
    private readonly Lazy<string> text;

    public Formula(string name, Graph graph, ImmutableArray<Parameter> parameters, ImmutableArray<Output> outputs)
    {
        Name = name;
        Graph = graph;
        Parameters = parameters;
        Outputs = outputs;
        text = new Lazy<string>(() => FormulaPrinter.Text(this));
    }

    public string Name { get; }

    public Graph Graph { get; }

    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The loss, then the statistics.</summary>
    public ImmutableArray<Output> Outputs { get; }

    /// <summary>The whole formula as text, one line a node; equal texts are equal formulas.</summary>
    public string Text => text.Value;

    public Output Loss => Outputs[0];

    public bool HasRows => Parameters.Any(parameter => parameter.IsRow);

    public Node InputNode(int parameter)
    {
        var declared = Parameters[parameter];
        var axes = declared.IsHyper ? AxisSet.None : declared.IsRow ? AxisSet.Sample.With(declared.Axis) : AxisSet.Sample;
        return Graph.Input(parameter, declared.Element, axes);
    }

    public bool Equals(Formula? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Formula);

    public override int GetHashCode() => Text.GetHashCode();
}
