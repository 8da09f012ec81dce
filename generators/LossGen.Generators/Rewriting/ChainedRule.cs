namespace LossGen.Compiler.Rewriting;

/// <summary>An unstable form of the catalogue that needs no row of its own: other rules take it, one after the other.</summary>
/// <param name="Id">The identity in the catalogue.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Text">The form.</param>
/// <param name="RuleIds">The rules that take it.</param>
internal sealed record ChainedRule(string Id, string Title, string Text, string RuleIds);
