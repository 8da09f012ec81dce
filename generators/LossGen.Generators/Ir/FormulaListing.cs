using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace LossGen.Compiler.Ir;

/// <summary>Values of a formula for people to read: a line each, and a line for each part that they share or that is long.</summary>
internal sealed class FormulaListing
{
    private const int ShortestName = 2;
    private const int LongestLine = 24;

    private readonly ImmutableArray<Parameter> parameters;
    private readonly Dictionary<Node, string> names = new();
    private readonly List<string> lines = [];

    public FormulaListing(ImmutableArray<Parameter> parameters, IReadOnlyList<(string Name, Node Value)> values)
    {
        this.parameters = parameters;
        var order = Graph.Topological(values.Select(value => value.Value));
        var uses = order.SelectMany(node => node.Operands).ToLookup(node => node);
        var taken = new HashSet<string>(parameters.Select(parameter => parameter.Name).Concat(values.Select(value => value.Name)));
        var next = 0;
        foreach (var node in order)
        {
            var size = FormulaPrinter.Size(node, LongestLine + 1, names);
            var isShared = uses[node].Skip(1).Any() && size >= ShortestName;
            var own = values.Where(value => value.Value == node).Select(value => value.Name).ToList();
            foreach (var name in own)
                lines.Add(name + " = " + Print(node));
            if (node.Op.Shape == OpShape.Leaf || !(isShared || (size > LongestLine && own.Count == 0)))
                continue;
            if (own.FirstOrDefault(name => !name.Contains(' ')) is { } output)
                names[node] = output;
            else
                Bind(node, taken, ref next);
        }
    }

    /// <summary>The lines, each value after what it is made of.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>A value in terms of the lines.</summary>
    public string Print(Node node) => names.TryGetValue(node, out var name) ? name : FormulaPrinter.Print(node, parameters, names);

    /// <summary>A value that may have a name of its own, spelled out.</summary>
    public string Spell(Node node) => FormulaPrinter.Print(node, parameters, names);

    private void Bind(Node node, HashSet<string> taken, ref int next)
    {
        var name = node.Name is { } wished && taken.Add(wished) ? wished : null;
        while (name is null)
        {
            next++;
            if (taken.Add("t" + next.ToText()))
                name = "t" + next.ToText();
        }

        lines.Add(name + " = " + FormulaPrinter.Print(node, parameters, names));
        names[node] = name;
    }
}
