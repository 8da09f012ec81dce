using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>Collects what is wrong with a formula, each once.</summary>
internal sealed class Findings
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly HashSet<(string Id, Location Location)> known = [];

    public bool IsEmpty => diagnostics.Count == 0;

    public ImmutableArray<Diagnostic> InSourceOrder => [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    public void Add(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    {
        if (known.Add((descriptor.Id, location)))
            diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
    }
}
