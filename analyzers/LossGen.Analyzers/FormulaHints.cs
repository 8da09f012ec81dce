using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using LossGen.Compiler.Scheduling;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers;

/// <summary>Says of a formula that was read what its stable form still lacks: a range to declare, and differences that can cancel.</summary>
internal sealed class FormulaHints
{
    private readonly Formula formula;
    private readonly StableLoss stable;
    private readonly ImmutableArray<SyntaxNode> places;
    private readonly MethodDeclarationSyntax syntax;

    private FormulaHints(Formula formula, ImmutableArray<SyntaxNode> places, MethodDeclarationSyntax syntax)
    {
        (this.formula, this.places, this.syntax) = (formula, places, syntax);
        stable = LossCompiler.Stabilise(formula);
    }

    public static IEnumerable<Diagnostic> Of(ReadResult read, MethodDeclarationSyntax syntax) =>
        read.Model?.Formula is { } formula ? new FormulaHints(formula, read.Places, syntax).All() : [];

    private IEnumerable<Diagnostic> All()
    {
        var missing = MissingRanges.Find(formula);
        foreach (var range in missing)
            yield return Diagnostic.Create(
                Diagnostics.UnprovenRange, PlaceOf(range.Place), formula.Name, range.Rule.Id, range.Rule.Title,
                Text(range.Value), range.Condition.Predicate, Arguments(range.Domain), formula.Parameters[range.Parameter].Name);

        var loss = new HashSet<Node>(Graph.Topological(stable.Formula.Outputs.Select(output => output.Value)));
        var explained = new HashSet<int?>(missing.Select(range => range.Place.Place).Where(place => place is not null));
        var residuals = stable.Residuals.Where(residual => !explained.Contains(residual.Place))
            .Select(residual => (Place: PlaceOf(residual), Of: loss.Contains(residual) ? $"'{formula.Name}'" : Derivative(residual), Text: Text(residual)));
        foreach (var (place, of, text) in residuals.Distinct())
            yield return Diagnostic.Create(Diagnostics.Cancellation, place, of, text);
    }

    private string Derivative(Node residual)
    {
        var parameter = stable.Gradients.First(gradient => Graph.Topological([gradient.Gradient]).Contains(residual)).Parameter;
        return $"the derivative of '{formula.Name}' by '{formula.Parameters[parameter].Name}'";
    }

    private Location PlaceOf(Node node) => node.Place is { } place ? places[place].GetLocation() : syntax.Identifier.GetLocation();

    private string Text(Node node) => FormulaPrinter.Excerpt(node, formula.Parameters);

    private static string Arguments(Domain domain) =>
        Bound(domain.Minimum) + ", " + Bound(domain.Maximum)
        + (domain.MinimumExclusive ? ", MinimumExclusive = true" : "") + (domain.MaximumExclusive ? ", MaximumExclusive = true" : "");

    private static string Bound(double value) =>
        double.IsPositiveInfinity(value) ? "double.PositiveInfinity" : double.IsNegativeInfinity(value) ? "double.NegativeInfinity" : value.ToText();
}
