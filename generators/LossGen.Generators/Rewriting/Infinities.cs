using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Says which factors of a product can be exactly zero and which can be minus infinity: together they make a NaN that nobody means.</summary>
internal sealed class Infinities(Ranges ranges)
{
    private readonly Dictionary<Node, bool> vanishing = [];
    private readonly Dictionary<Node, bool> infinite = [];
    private readonly Dictionary<Ranges, Infinities> refined = [];

    /// <summary>The same where values lie in other ranges.</summary>
    public Infinities Under(Ranges other)
    {
        if (other == ranges)
            return this;
        if (!refined.TryGetValue(other, out var infinities))
            refined[other] = infinities = new Infinities(other);
        return infinities;
    }

    /// <summary>A product that is NaN where one factor is zero, although its limit is 0.</summary>
    public bool NeedsGuard(Node product) =>
        (product.Is(Ops.Multiply) || product.Is(Ops.Dot))
        && ((MayVanish(product.X) && MayBeInfinite(product.Y)) || (MayVanish(product.Y) && MayBeInfinite(product.X)));

    /// <summary>A value that may be exactly zero: data, a probability, or a hyperparameter that switches a term off.</summary>
    public bool MayVanish(Node node) => vanishing.TryGetValue(node, out var known) ? known : vanishing[node] = FindVanishing(node);

    /// <summary>A logarithm that may be one of zero, or a sum with such a term.</summary>
    public bool MayBeInfinite(Node node) => infinite.TryGetValue(node, out var known) ? known : infinite[node] = FindInfinite(node);

    private bool FindVanishing(Node node)
    {
        if (node.Is(Ops.Multiply))
            return MayVanish(node.X) || MayVanish(node.Y);
        if (node.Is(Ops.Divide) || node.Is(Ops.Negate))
            return MayVanish(node.X);
        if (node.Is(Ops.Select))
            return MayVanish(node.Y) || MayVanish(node.Z);
        var range = ranges.Of(node);
        return !node.IsConstant && range.Minimum <= 0 && range.Maximum >= 0;
    }

    private bool FindInfinite(Node node)
    {
        if (node.Is(Ops.Log) || node.Is(Ops.Log2) || node.Is(Ops.Log10))
            return ranges.Of(node.X).Minimum <= 0;
        if (node.Is(Ops.Log1p) || node.Is(Ops.Log1pmx))
            return ranges.Of(node.X).Minimum <= -1;
        if (node.Is(Ops.LogSoftmax) || node.Is(Ops.Log1mExp) || node.Is(Ops.LogSubExp) || node.Is(Ops.LogErfc) || node.Is(Ops.LogNormalCdf))
            return true;
        if (node.Is(Ops.LogExpm1) || node.Is(Ops.LogSinh) || node.Is(Ops.LogTanh) || (node.Is(Ops.BoxCox) && !ranges.Of(node.X).IsPositive))
            return ranges.Of(node.X) is { Minimum: <= 0, Maximum: >= 0 };
        if (node.Is(Ops.Negate) || node.Is(Ops.Pick) || node.Is(Ops.Divide) || node.Is(Ops.StopGradient) || node.Is(Ops.Sum) || node.Is(Ops.Mean))
            return Under(ranges.Below(node)).MayBeInfinite(node.X);
        if (node.Is(Ops.Select))
            return MayBeInfinite(node.Y) || MayBeInfinite(node.Z);
        return (node.Is(Ops.Add) || node.Is(Ops.Subtract) || node.Is(Ops.Multiply)) && (MayBeInfinite(node.X) || MayBeInfinite(node.Y));
    }
}
