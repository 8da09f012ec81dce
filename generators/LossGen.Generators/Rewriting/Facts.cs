using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>What conditions are decided by.</summary>
internal sealed record Facts(Ranges Ranges, Infinities Infinities, Axis Axis)
{
    /// <summary>The facts at a match.</summary>
    /// <param name="binding">What the pattern has matched.</param>
    /// <param name="ranges">Where values lie at the root of the match.</param>
    /// <param name="infinities">The same of any ranges.</param>
    public static Facts Of(Binding binding, Ranges ranges, Infinities infinities)
    {
        if (binding.Axis is not { } axis)
            return new Facts(ranges, infinities.Under(ranges), default);

        // What the pattern holds below an operation along its axis is not the element that the context speaks of.
        var across = ranges.Under(ranges.Assumptions.Across(axis));
        return new Facts(across, infinities.Under(across), axis);
    }
}
