namespace LossGen.Compiler.Rewriting;

/// <summary>What the generator does about a derivative that is undefined, or lost when it is taken by the textbook.</summary>
/// <param name="Id">The identity in the catalogue, such as <c>J01</c>.</param>
/// <param name="Title">What it is about, for people.</param>
/// <param name="Convention">What the derivative is.</param>
/// <param name="Ops">The operations whose rows of the op table say so; empty: the differentiator does.</param>
internal sealed record DerivativeConvention(string Id, string Title, string Convention, string Ops = "");
