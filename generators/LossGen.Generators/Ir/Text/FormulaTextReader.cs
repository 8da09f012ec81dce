using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace LossGen.Compiler.Ir.Text;

/// <summary>Reads the text of a formula. Whatever is not such a text is a <see cref="FormatException"/> that says where and why.</summary>
internal sealed class FormulaTextReader
{
    private readonly Graph graph = new();
    private readonly List<Parameter> parameters = [];
    private readonly List<Output> outputs = [];
    private readonly Dictionary<string, Node> values = new(StringComparer.Ordinal);

    private FormulaTextReader()
    {
    }

    public static Formula Read(string name, string text)
    {
        var reader = new FormulaTextReader();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            try
            {
                reader.ReadLine(lines[i].TrimEnd('\r'), isLast: i == lines.Length - 1);
            }
            catch (FormatException error)
            {
                throw new FormatException($"line {(i + 1).ToText()}: {error.Message}");
            }
        }

        return reader.Finish(name);
    }

    private void ReadLine(string line, bool isLast)
    {
        if (isLast != (line == FormulaText.End))
            throw new FormatException(isLast ? $"the last line is '{FormulaText.End}'; the text is cut off" : $"'{FormulaText.End}' is the last line");
        if (isLast && outputs.Count == 0)
            throw new FormatException("nothing is returned");
        if (isLast)
            return;
        var space = line.IndexOf(' ');
        var rest = space < 0 ? string.Empty : line.Substring(space + 1);
        switch (space < 0 ? line : line.Substring(0, space))
        {
            case FormulaText.Input when values.Count == parameters.Count && outputs.Count == 0:
                Declare(rest);
                break;
            case FormulaText.Let when outputs.Count == 0:
                Define(rest);
                break;
            case FormulaText.Return:
                Return(rest);
                break;
            default:
                throw new FormatException($"expected '{FormulaText.Input}', '{FormulaText.Let}' or '{FormulaText.Return}', in this order");
        }
    }

    private void Declare(string line)
    {
        var (name, fields) = NameAndFields(line, ':');
        var parameter = fields.Skip(1).Aggregate(Kind(name, fields[0]), (known, field) => WithField(known, field));
        if (parameter.IsHyper != fields.Any(field => field.StartsWith(FormulaText.Type + " ", StringComparison.Ordinal)))
            throw new FormatException("a hyperparameter has a type, and nothing else has");
        var axes = parameter.IsHyper ? AxisSet.None : parameter.IsRow ? AxisSet.Sample.With(parameter.Axis) : AxisSet.Sample;
        Add(name, graph.Input(parameters.Count, parameter.Element, axes));
        parameters.Add(parameter);
    }

    private static Parameter Kind(string name, string field)
    {
        foreach (var (kind, element, text) in FormulaText.Kinds)
        {
            var parameter = new Parameter(name, kind, element);
            if (!parameter.IsRow && field == text)
                return parameter;
            if (parameter.IsRow && field.StartsWith(text + " ", StringComparison.Ordinal))
                return parameter with { Axis = AxisOf(field.Substring(text.Length + 1)) };
        }

        throw new FormatException($"'{field}' is not a kind of parameter");
    }

    private static Parameter WithField(Parameter parameter, string field)
    {
        var space = field.IndexOf(' ');
        var rest = space < 0 ? string.Empty : field.Substring(space + 1);
        return (space < 0 ? field : field.Substring(0, space)) switch
        {
            FormulaText.Grad when space < 0 => parameter with { IsGrad = true },
            FormulaText.Shared when space < 0 && parameter.IsRow => parameter with { IsShared = true },
            FormulaText.Weight when space < 0 => parameter with { IsWeight = true },
            FormulaText.Label when space < 0 => parameter with { IsLabel = true },
            FormulaText.Label when parameter.Kind == ParameterKind.Integer => parameter with { IsLabel = true, LabelAxis = AxisOf(rest) },
            FormulaText.Domain => parameter with { Domain = DomainOf(rest) },
            FormulaText.Type when rest.Length > 0 => parameter with { HyperType = rest },
            FormulaText.Default when rest.Length > 0 => parameter with { Default = rest },
            _ => throw new FormatException($"'{field}' is not known of a parameter"),
        };
    }

    private static Domain DomainOf(string text)
    {
        var bounds = text.Trim('[', ']', '(', ')').Split([", "], StringSplitOptions.None);
        if (bounds.Length != 2 || text[0] is not ('[' or '(') || text[text.Length - 1] is not (']' or ')')
            || !double.TryParse(bounds[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var minimum)
            || !double.TryParse(bounds[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var maximum)
            || !(minimum <= maximum))
            throw new FormatException($"'{text}' is not a domain");
        return new Domain(minimum, maximum, text[0] == '(', text[text.Length - 1] == ')');
    }

    private void Define(string line)
    {
        var (label, fields) = NameAndFields(line, '=');
        if (fields.Length != 1)
            throw new FormatException("a value is one expression");
        var node = Expression(fields[0]);
        Add(label, node);
        if (label[0] != '\'')
            node.Name = label.Split('\'')[0];
    }

    private void Return(string line)
    {
        var (name, fields) = NameAndFields(line, '=');
        var output = new Output(name, Result(fields[0], ElementKind.Real));
        foreach (var field in fields.Skip(1))
        {
            output = field switch
            {
                _ when output.Weight is null && field.StartsWith(FormulaText.Weight + " ", StringComparison.Ordinal) =>
                    output with { Weight = Result(field.Substring(FormulaText.Weight.Length + 1), ElementKind.Real) },
                _ when output.Counts is null && field.StartsWith(FormulaText.Where + " ", StringComparison.Ordinal) =>
                    output with { Counts = Result(field.Substring(FormulaText.Where.Length + 1), ElementKind.Flag) },
                _ => throw new FormatException($"'{field}' is not known of a result"),
            };
        }

        outputs.Add(outputs.Count == 0 ? output
            : fields.Length > 1 ? output with { CountsByItself = true }
            : output with { Weight = outputs[0].Weight, Counts = outputs[0].Counts });
    }

    private Node Result(string text, ElementKind kind)
    {
        var node = Expression(text);
        return node.Kind == kind && node.Axes.Rows.IsEmpty ? node : throw new FormatException($"'{text}' is not one {kind} a sample");
    }

    private Node Expression(string text) => new FormulaExpressionReader(text, graph, values, AxisOf).Read();

    private void Add(string name, Node node)
    {
        if (values.ContainsKey(name))
            throw new FormatException($"'{name}' is there already");
        values.Add(name, node);
    }

    private static (string Name, string[] Fields) NameAndFields(string line, char separator)
    {
        var at = line.IndexOf(separator);
        var name = at < 0 ? string.Empty : line.Substring(0, at).Trim();
        if (name.Length == 0 || name.Any(FormulaExpressionReader.EndsWord))
            throw new FormatException($"expected a name and '{separator}'");
        return (name, [.. line.Substring(at + 1).Split(';').Select(field => field.Trim())]);
    }

    private static Axis AxisOf(string text) =>
        text.Length > 1 && text[0] == 'k' && int.TryParse(text.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id is > 0 and < AxisSet.Capacity
            ? new Axis(id)
            : throw new FormatException($"'{text}' is not an axis");

    /// <summary>The formula in a graph that holds nothing else, nodes in the order in which results need them, as the reader of C# leaves it.</summary>
    private Formula Finish(string name)
    {
        var (final, copies) = (new Graph(), new Dictionary<Node, Node>());
        Node Copy(Node node) => final.Import(node, copies);
        return new Formula(name, final, [.. parameters], [.. outputs.Select(output => output with
        {
            Value = Copy(output.Value),
            Weight = output.Weight is null ? null : Copy(output.Weight),
            Counts = output.Counts is null ? null : Copy(output.Counts),
        }).ToImmutableArray()]);
    }
}
