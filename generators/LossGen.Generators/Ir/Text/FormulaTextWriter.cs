using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text;

namespace LossGen.Compiler.Ir.Text;

/// <summary>Writes a formula as text that <see cref="FormulaTextReader"/> reads.</summary>
internal sealed class FormulaTextWriter
{
    /// <summary>Operations inside one another in a line.</summary>
    private const int DeepestLine = 12;

    /// <summary>Digits behind the point, beyond which a constant is a fraction.</summary>
    private const int LongestDecimal = 50;

    private readonly Formula formula;
    private readonly StringBuilder text = new();
    private readonly HashSet<string> taken;
    private readonly Dictionary<Node, string> labels = new();
    private readonly Dictionary<Node, int> depths = new();
    private int unnamed;

    private FormulaTextWriter(Formula formula)
    {
        this.formula = formula;
        taken = new HashSet<string>(formula.Parameters.Select(parameter => parameter.Name));
    }

    /// <summary>The text; lines are separated by line feeds, and the last has none.</summary>
    public static string Write(Formula formula)
    {
        var writer = new FormulaTextWriter(formula);
        foreach (var parameter in formula.Parameters)
            writer.Line(FormulaText.Input, parameter.Name + ": " + Fields(parameter));
        writer.WriteValues();
        foreach (var output in formula.Outputs)
            writer.Line(FormulaText.Return, output.Name + " = " + writer.Fields(output));
        writer.text.Append(FormulaText.End);
        return writer.text.ToString();
    }

    private static string Fields(Parameter parameter)
    {
        var kind = FormulaText.Kinds.First(kind => kind.Kind == parameter.Kind && kind.Element == parameter.Element).Text;
        var fields = new List<string> { parameter.IsRow ? kind + " " + parameter.Axis : kind };
        if (parameter.IsGrad)
            fields.Add(FormulaText.Grad);
        if (parameter.IsShared)
            fields.Add(FormulaText.Shared);
        if (parameter.IsLabel)
            fields.Add(parameter.LabelAxis == default ? FormulaText.Label : FormulaText.Label + " " + parameter.LabelAxis);
        if (parameter.IsWeight)
            fields.Add(FormulaText.Weight);
        if (parameter.Domain is { } domain)
            fields.Add(FormulaText.Domain + " " + domain);
        if (parameter.IsHyper)
            fields.Add(FormulaText.Type + " " + parameter.HyperType);
        if (parameter.Default is { } value)
            fields.Add(FormulaText.Default + " " + value);
        return string.Join("; ", fields);
    }

    private string Fields(Output output)
    {
        var fields = new List<string> { Print(output.Value) };
        if (IsOwn(output) && output.Weight is not null)
            fields.Add(FormulaText.Weight + " " + Print(output.Weight));
        if (IsOwn(output) && output.Counts is not null)
            fields.Add(FormulaText.Where + " " + Print(output.Counts));
        return string.Join("; ", fields);
    }

    /// <summary>A statistic that counts as the loss does says nothing of it.</summary>
    private bool IsOwn(Output output) => output == formula.Loss || output.CountsByItself;

    private void WriteValues()
    {
        var roots = formula.Outputs.SelectMany(output => IsOwn(output) ? output.Nodes : [output.Value]).ToList();
        var order = Graph.Topological(roots);
        var uses = order.SelectMany(node => node.Operands).Concat(roots).ToLookup(node => node);
        foreach (var node in order)
        {
            var isLeaf = node.Op.Shape == OpShape.Leaf;
            depths[node] = isLeaf ? 0 : 1 + node.Operands.Max(operand => depths[operand]);
            if (node.Name is null && (isLeaf || (depths[node] < DeepestLine && !uses[node].Skip(1).Any())))
                continue;
            var value = Print(node);
            var label = Label(node.Name);
            Line(FormulaText.Let, label + " = " + value);
            labels[node] = label;
            depths[node] = 0;
        }
    }

    private string Label(string? name)
    {
        if (name is null)
            return "'" + (++unnamed).ToText();
        var label = name;
        for (var i = 2; !taken.Add(label); i++)
            label = name + "'" + i.ToText();
        return label;
    }

    private void Line(string word, string rest) => text.Append(word).Append(' ').Append(rest).Append('\n');

    private string Print(Node node) => labels.TryGetValue(node, out var label) ? label : node.Payload switch
    {
        Axis axis => node.Op.Name + "[" + axis + "]" + (node.Op.Shape == OpShape.Leaf ? string.Empty : Arguments(node)),
        int parameter when node.Is(Ops.Input) => formula.Parameters[parameter].Name,
        int integer => integer.ToText() + FormulaText.IntegerSuffix,
        bool flag => flag ? FormulaText.True : FormulaText.False,
        Rational value => Number(value),
        null => node.Op.Name + Arguments(node),
        _ => throw new InvalidOperationException($"{node.Op} is not part of a formula as it is read."),
    };

    private string Arguments(Node node) => "(" + string.Join(", ", node.Operands.Select(Print)) + ")";

    private static string Number(Rational value)
    {
        if (!value.IsFinite)
            return value.Sign > 0 ? FormulaText.PositiveInfinity : value.Sign < 0 ? FormulaText.NegativeInfinity : FormulaText.NaN;
        var power = BigInteger.One;
        for (var digits = 0; digits <= LongestDecimal; digits++, power *= 10)
            if ((power % value.Denominator).IsZero)
                return Decimal(value.Numerator * (power / value.Denominator), digits);
        return value.ToString();
    }

    private static string Decimal(BigInteger scaled, int digits)
    {
        var magnitude = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var whole = magnitude.Substring(0, magnitude.Length - digits);
        return (scaled.Sign < 0 ? "-" : string.Empty) + (digits == 0 ? whole : whole + "." + magnitude.Substring(whole.Length));
    }
}
