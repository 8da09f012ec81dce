using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>One loop over the positions of short rows: what it computes, what it keeps for later ones, and what it takes from earlier ones.</summary>
internal sealed class RowPass(IEnumerable<Node> roots)
{
    public IReadOnlyList<Node> Roots { get; } = [.. roots.Distinct()];

    /// <summary>Values that are written down, since a later pass needs them.</summary>
    public List<Node> Kept { get; } = [];

    /// <summary>Values that an earlier pass has written down.</summary>
    public List<Node> Taken { get; } = [];

    /// <summary>Finds which costly values of one pass are used again in another.</summary>
    public static void Share(IEnumerable<RowPass> passes)
    {
        var computed = new Dictionary<Node, RowPass>();
        foreach (var pass in passes)
        {
            var fresh = Graph.Topological(pass.Roots, node => computed.ContainsKey(node) || node.Axes.Rows.IsEmpty, node => node.Operands);
            foreach (var node in fresh.SelectMany(node => node.Operands).Concat(pass.Roots).Where(computed.ContainsKey).Distinct())
            {
                pass.Taken.Add(node);
                if (!computed[node].Kept.Contains(node))
                    computed[node].Kept.Add(node);
            }

            foreach (var node in fresh.Where(node => node.IsCostly))
                computed[node] = pass;
        }
    }
}
