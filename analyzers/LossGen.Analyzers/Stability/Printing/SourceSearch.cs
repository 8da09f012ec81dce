using LossGen.Analyzers.Stability.Reading;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Printing;

/// <summary>Finds the text that stands for a value at a place.</summary>
internal sealed class SourceSearch(ReadCode code, Candidate place, NumericType type)
{
    /// <summary>A place with that value whose text still means it: inside the expression, or made of variables that have not changed.</summary>
    public IOperation? Find(Node node)
    {
        if (!code.Sources.TryGetValue(node, out var places))
            return null;
        var inside = places.Where(source => source.Operation != place.Operation && IsInside(source.Operation) && source.Operation.Syntax is ExpressionSyntax && !IsWhole(source.Operation))
            .Select(source => source.Operation).ToList();
        return inside.FirstOrDefault(operation => Natural(operation) == type) ?? inside.FirstOrDefault()
            ?? places.Where(source => source.Operation.Syntax is ExpressionSyntax && !IsInside(source.Operation) && !source.Operation.Syntax.Span.Contains(place.Operation.Syntax.Span) && NumericTypes.Of(source.Operation.Type) != NumericType.None && IsValid(source))
                .Select(source => source.Operation).FirstOrDefault();
    }

    private bool IsWhole(IOperation operation) => operation.Syntax.Span == place.Operation.Syntax.Span;

    private bool IsInside(IOperation operation) =>
        operation.Syntax.SyntaxTree == place.Operation.Syntax.SyntaxTree && place.Operation.Syntax.Span.Contains(operation.Syntax.Span);

    public bool IsValid(Source source) => IsInside(source.Operation) || source.Operation.DescendantsAndSelf().All(inner => inner switch
    {
        ILocalReferenceOperation local => Holds(local.Local, source) && IsVisible(local.Local),
        IParameterReferenceOperation parameter => Holds(parameter.Parameter, source),
        IFieldReferenceOperation field => Holds(field.Field, source),
        IPropertyReferenceOperation property => Holds(property.Property, source),
        IInvocationOperation call => NumericTypes.IsLibrary(call.TargetMethod.ContainingType),
        IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation or IObjectCreationOperation or IAnonymousFunctionOperation => false,
        _ => true,
    });

    private bool Holds(ISymbol symbol, Source source)
    {
        if (code.Shared.Contains(symbol))
            return false;
        place.Values.TryGetValue(symbol, out var now);
        source.Values.TryGetValue(symbol, out var then);
        return now == then;
    }

    private bool IsVisible(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration
        && declaration.Ancestors().FirstOrDefault(node => node is BlockSyntax or ForStatementSyntax or ForEachStatementSyntax or LambdaExpressionSyntax or CompilationUnitSyntax or UsingStatementSyntax or SwitchSectionSyntax) is { } scope
        && scope.Span.Contains(place.Operation.Syntax.Span);

    /// <summary>The type that the text has by itself, without what its context converts it to.</summary>
    public static NumericType Natural(IOperation source) =>
        source is IConversionOperation { IsImplicit: true } conversion ? Natural(conversion.Operand) : NumericTypes.Of(source.Type);
}
