using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability.Printing;

/// <summary>The text of a fix: <c>$0$</c> stands for the code at the first location, and so on.</summary>
internal sealed record Printed(string Text, ImmutableArray<Location> Holes);
