using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Compiler.Syntax;

/// <summary>Reads a method marked [Loss] as a formula. The generator and the analyzer both call this; only the analyzer reports.</summary>
internal static class FormulaReader
{
    public static ReadResult Read(IMethodSymbol method, MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        var findings = new Findings();
        var declaration = new DeclarationReader(findings, model, cancellation).Read(method, syntax);
        var names = OutputReader.Names(method, syntax, findings);
        var parameters = new ParameterReader(findings, model, cancellation).Read(method, syntax, names);
        var (formula, known, places) = ReadBody(method, syntax, model, findings, parameters, names, cancellation);

        var (elements, isSum) = Choices(method);
        var loss = declaration is null ? null : new LossModel(declaration, known, names, findings.IsEmpty ? formula : null, elements, isSum);
        return new ReadResult(loss, findings.InSourceOrder, places);
    }

    private static (Formula? Formula, ImmutableArray<Parameter> Parameters, ImmutableArray<SyntaxNode> Places) ReadBody(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        SemanticModel model,
        Findings findings,
        ImmutableArray<(IParameterSymbol Symbol, Parameter Parameter)> declared,
        ImmutableArray<string> names,
        CancellationToken cancellation)
    {
        var parameters = declared.Select(parameter => parameter.Parameter).ToImmutableArray();
        var rows = parameters.Count(parameter => parameter.IsRow);
        if (rows >= AxisSet.Capacity)
            return (null, [.. parameters.Select(parameter => parameter with { Axis = default })], []);

        var nodes = new NodeBuilder(rows);
        var reader = new BodyReader(nodes, findings, model, cancellation);
        var scope = Scope.Empty;
        var inputs = parameters.Select((parameter, i) => new NumberValue(nodes.Input(i, parameter.Element, AxesOf(parameter)), parameter.IsRow)).ToList();
        for (var i = 0; i < inputs.Count; i++)
            scope = scope.With(declared[i].Symbol, inputs[i]);
        var result = reader.ReadMethod(method, syntax, scope);
        var outputs = reader.HasRejected ? null : OutputReader.Outputs(reader, result, names, CountedBy(declared, inputs), syntax.ReturnType);
        if (reader.HasRejected || outputs is null)
            Explain(syntax, model, findings, cancellation);

        var (graph, axes, copy) = nodes.Finish();
        var finished = parameters.Select((parameter, i) => Finished(parameter, axes, reader.LabelAxis(i))).ToImmutableArray();
        if (outputs is null || reader.HasRejected || declared.Length != method.Parameters.Length)
            return (null, finished, []);

        var formula = new Formula(method.Name, graph, finished, [.. outputs.Value.Select(output => Copied(output, copy))]);
        if (findings.IsEmpty)
            CheckGradients(formula, declared, syntax, findings);
        return (formula, finished, reader.Places);
    }

    private static AxisSet AxesOf(Parameter parameter) => parameter.IsHyper ? AxisSet.None
        : parameter.IsRow ? AxisSet.Sample.With(parameter.Axis)
        : AxisSet.Sample;

    private static ImmutableArray<NumberValue> CountedBy(ImmutableArray<(IParameterSymbol Symbol, Parameter Parameter)> declared, List<NumberValue> inputs) =>
        [.. inputs.Where((_, i) => IsMarked(declared[i], "Weight", ParameterKind.Number) || IsMarked(declared[i], "Mask", ParameterKind.Flag))];

    private static bool IsMarked((IParameterSymbol Symbol, Parameter Parameter) parameter, string attribute, ParameterKind kind) =>
        parameter.Parameter.Kind == kind && KnownTypes.Has(parameter.Symbol, attribute);

    /// <summary>A body that is rejected has a diagnostic of this project or an error of C#.</summary>
    private static void Explain(MethodDeclarationSyntax syntax, SemanticModel model, Findings findings, CancellationToken cancellation)
    {
        UnboundCalls.Check(syntax, model, findings, cancellation);
        if (!findings.IsEmpty || (syntax.Body ?? (SyntaxNode?)syntax.ExpressionBody?.Expression) is not { } body)
            return;
        if (!model.GetDiagnostics(body.Span, cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            findings.Add(Diagnostics.Expression, body.GetLocation(), syntax.Identifier.ValueText);
    }

    private static Parameter Finished(Parameter parameter, System.Func<Axis, Axis> axes, Axis? label) => parameter with
    {
        Axis = parameter.IsRow ? axes(parameter.Axis) : default,
        IsLabel = parameter.IsLabel || label is not null,
        LabelAxis = label is { } axis ? axes(axis) : default,
    };

    private static Output Copied(Output output, System.Func<Node, Node> copy) => output with
    {
        Value = copy(output.Value),
        Weight = output.Weight is null ? null : copy(output.Weight),
        Counts = output.Counts is null ? null : copy(output.Counts),
    };

    private static void CheckGradients(Formula formula, ImmutableArray<(IParameterSymbol Symbol, Parameter Parameter)> declared, MethodDeclarationSyntax syntax, Findings findings)
    {
        var reached = new HashSet<int>(Graph.Topological([formula.Loss.Value], node => node.Is(Ops.StopGradient))
            .Where(node => node.Is(Ops.Input)).Select(node => node.Parameter));
        for (var i = 0; i < declared.Length; i++)
            if (declared[i].Parameter.IsGrad && !reached.Contains(i))
                findings.Add(Diagnostics.IndependentOfGrad, syntax.ParameterList.Parameters[i].GetLocation(), declared[i].Symbol.Name);
    }

    private static (ElementTypes Elements, bool IsSum) Choices(IMethodSymbol method)
    {
        var arguments = KnownTypes.Attribute(method, "Loss")?.NamedArguments ?? [];
        var elements = arguments.FirstOrDefault(argument => argument.Key == "Elements").Value.Value is int flags ? (ElementTypes)flags : ElementTypes.Single;
        var isSum = arguments.FirstOrDefault(argument => argument.Key == "Reduction").Value.Value is 1;
        return (elements & (ElementTypes.Single | ElementTypes.Double | ElementTypes.Half | ElementTypes.BFloat16), isSum);
    }
}
