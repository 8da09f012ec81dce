namespace LossGen.Compiler.Rewriting;

/// <summary>A row of the catalogue that no table has.</summary>
/// <param name="Id">The identity in the catalogue.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Reason">Why it is left out.</param>
internal sealed record LeftOutRule(string Id, string Title, string Reason);
