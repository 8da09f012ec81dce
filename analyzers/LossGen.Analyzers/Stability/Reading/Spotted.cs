using System.Collections.Immutable;
using LossGen.Analyzers.Stability.Printing;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>A hazard that is plain from the code itself.</summary>
/// <param name="HazardId">The row of the hazard table.</param>
/// <param name="Operation">Where it is.</param>
/// <param name="Replacement">What to write instead, <c>$0$</c> for the first part; null: there is no fix.</param>
/// <param name="Parts">The parts of the code that the replacement takes over.</param>
internal sealed record Spotted(string HazardId, IOperation Operation, string? Replacement, ImmutableArray<IOperation> Parts)
{
    /// <summary>What to write instead.</summary>
    public Printed? Printed => Replacement is null ? null : new(Replacement, [.. Parts.Select(part => part.Syntax.GetLocation())]);
}
