using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>What the variables and the axis of a rule stand for.</summary>
internal sealed class Binding
{
    private readonly Dictionary<string, Node> variables = [];

    public Axis? Axis { get; private set; }

    public IReadOnlyDictionary<string, Node> Variables => variables;

    public Node? this[string name] => variables.TryGetValue(name, out var node) ? node : null;

    /// <summary>Binds a variable while the rest of the pattern is tried.</summary>
    public bool With(string name, Node node, Func<bool> then)
    {
        variables.Add(name, node);
        if (then())
            return true;
        variables.Remove(name);
        return false;
    }

    /// <summary>Binds the axis, or keeps to the one that is bound.</summary>
    public bool Along(Axis axis, Func<bool> then)
    {
        if (Axis is { } bound)
            return bound == axis && then();
        Axis = axis;
        if (then())
            return true;
        Axis = null;
        return false;
    }
}
