using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability.Printing;

/// <summary>The text of a fix: <c>$0$</c> stands for the code at the first location, and so on.</summary>
internal sealed record Printed(string Text, ImmutableArray<Location> Holes)
{
    private static readonly Regex Hole = new(@"\$(\d+)\$");

    /// <summary>A text with something in the place of each hole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fill">What takes the place of a hole, by its number.</param>
    public static string Fill(string text, Func<int, string> fill) => Hole.Replace(text, hole => fill(int.Parse(hole.Groups[1].Value, CultureInfo.InvariantCulture)));
}
