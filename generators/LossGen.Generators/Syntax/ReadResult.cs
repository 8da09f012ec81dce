using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>What became of a method: the model that the generator works on, and what to tell the user.</summary>
/// <param name="Model">The loss; null where not even the defining part can be written.</param>
/// <param name="Diagnostics">In the order of the source.</param>
/// <param name="Places">The syntax that values of the formula were read from, by their places.</param>
internal sealed record ReadResult(LossModel? Model, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<SyntaxNode> Places);
