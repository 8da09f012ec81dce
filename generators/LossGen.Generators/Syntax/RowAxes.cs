using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Syntax;

/// <summary>Which rows share an axis: each parameter begins with its own, and rows that meet have one length and so one axis.</summary>
internal sealed class RowAxes(int count)
{
    private readonly int[] parents = [.. Enumerable.Range(0, count + 1)];

    public Axis Find(Axis axis)
    {
        var id = axis.Id;
        while (parents[id] != id)
            id = parents[id];
        return new Axis(id);
    }

    /// <summary>Makes two axes one; false where they were one already.</summary>
    public bool Join(Axis left, Axis right)
    {
        var (first, second) = (Find(left).Id, Find(right).Id);
        if (first == second)
            return false;
        parents[System.Math.Max(first, second)] = System.Math.Min(first, second);
        return true;
    }

    /// <summary>The axes that are left, numbered from 1 in the order of the parameters.</summary>
    public IReadOnlyDictionary<Axis, Axis> Numbered()
    {
        var numbered = new Dictionary<Axis, Axis>();
        for (var id = 1; id < parents.Length; id++)
        {
            var axis = Find(new Axis(id));
            if (!numbered.ContainsKey(axis))
                numbered.Add(axis, new Axis(numbered.Count + 1));
        }

        return numbered;
    }
}
