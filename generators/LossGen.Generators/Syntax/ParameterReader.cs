using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Compiler.Syntax;

/// <summary>Reads the parameters of a formula: what each is, from its type and its attributes.</summary>
internal sealed class ParameterReader(Findings findings, SemanticModel model, CancellationToken cancellation)
{
    private static readonly Dictionary<ElementKind, (ParameterKind Scalar, ParameterKind Row)> Kinds = new()
    {
        [ElementKind.Real] = (ParameterKind.Number, ParameterKind.Row),
        [ElementKind.Flag] = (ParameterKind.Flag, ParameterKind.FlagRow),
        [ElementKind.Integer] = (ParameterKind.Integer, ParameterKind.IntegerRow),
    };

    /// <summary>Attributes that mark one input a sample, and the kind that it has.</summary>
    private static readonly (string Attribute, ParameterKind Kind, bool IsSingle)[] Markers =
    [
        ("Weight", ParameterKind.Number, true), ("Mask", ParameterKind.Flag, true), ("Label", ParameterKind.Integer, false),
    ];

    private readonly HashSet<string> marked = [];
    private int rows;

    /// <summary>The parameters that are understood, with their symbols; the others are reported.</summary>
    public ImmutableArray<(IParameterSymbol Symbol, Parameter Parameter)> Read(IMethodSymbol method, MethodDeclarationSyntax syntax, ImmutableArray<string> outputs)
    {
        var parameters = ImmutableArray.CreateBuilder<(IParameterSymbol, Parameter)>();
        foreach (var (symbol, declared) in method.Parameters.Zip(syntax.ParameterList.Parameters, (symbol, declared) => (symbol, declared)))
            if (Read(symbol, declared) is { } parameter)
                parameters.Add((symbol, parameter));
        if (rows >= AxisSet.Capacity)
            findings.Add(Diagnostics.TooManyRows, syntax.Identifier.GetLocation(), method.Name);
        if (!parameters.Any(parameter => parameter.Item2.IsGrad) && !method.Parameters.Any(parameter => KnownTypes.Has(parameter, "Grad")))
            findings.Add(Diagnostics.NoGradParameter, syntax.Identifier.GetLocation(), method.Name);
        CheckNames(parameters, syntax, outputs);
        return parameters.ToImmutable();
    }

    private Parameter? Read(IParameterSymbol symbol, ParameterSyntax syntax)
    {
        if (symbol.Type is IErrorTypeSymbol || symbol.Name.Length == 0)
            return null;
        if (symbol.RefKind != RefKind.None || symbol.IsParams)
        {
            findings.Add(Diagnostics.ParameterByReference, syntax.GetLocation(), symbol.Name, symbol.IsParams ? "params" : symbol.RefKind.ToString().ToLowerInvariant());
            return null;
        }

        if (Kind(symbol, syntax) is not { } parameter)
            return null;
        CheckGrad(symbol, syntax, parameter);
        CheckMarkers(symbol, syntax, parameter);
        return parameter with
        {
            Axis = parameter.IsRow ? new Axis(++rows) : default,
            IsGrad = KnownTypes.Has(symbol, "Grad"),
            IsShared = KnownTypes.Has(symbol, "Shared"),
            IsLabel = KnownTypes.Has(symbol, "Label"),
            IsWeight = KnownTypes.Has(symbol, "Weight"),
            Domain = Domain(symbol, syntax, parameter),
            Default = syntax.Default is { Value: var value } ? ConstantText.OfDefault(symbol.Type, model.GetConstantValue(value, cancellation)) : null,
        };
    }

    private Parameter? Kind(IParameterSymbol symbol, ParameterSyntax syntax)
    {
        var name = symbol.Name;
        var scalar = KnownTypes.ScalarKind(symbol.Type);
        if (KnownTypes.Has(symbol, "Hyper"))
        {
            if (scalar is { } kind)
                return new Parameter(name, ParameterKind.Hyper, kind) { HyperType = ConstantText.OfType(symbol.Type) };
            findings.Add(Diagnostics.HyperType, Place(syntax), symbol.Name, symbol.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            return null;
        }

        if (scalar is { } element && symbol.Type.TypeKind != TypeKind.Enum)
            return new Parameter(name, Kinds[element].Scalar, element);
        if (KnownTypes.RowKind(symbol.Type) is { } row)
            return new Parameter(name, Kinds[row].Row, row);
        findings.Add(Diagnostics.ParameterType, Place(syntax), symbol.Name, symbol.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        return null;
    }

    private void CheckGrad(IParameterSymbol symbol, ParameterSyntax syntax, Parameter parameter)
    {
        if (KnownTypes.Has(symbol, "Grad") && parameter.Kind is not (ParameterKind.Number or ParameterKind.Row))
            findings.Add(Diagnostics.GradPlacement, syntax.GetLocation(), symbol.Name);
    }

    private void CheckMarkers(IParameterSymbol symbol, ParameterSyntax syntax, Parameter parameter)
    {
        if (KnownTypes.Has(symbol, "Shared") && (!parameter.IsRow || KnownTypes.Has(symbol, "Grad")))
            findings.Add(Diagnostics.AttributePlacement, syntax.GetLocation(), symbol.Name, "Shared");
        foreach (var (attribute, kind, isSingle) in Markers.Where(marker => KnownTypes.Has(symbol, marker.Attribute)))
        {
            if (parameter.Kind != kind || (isSingle && KnownTypes.Has(symbol, "Grad")))
                findings.Add(Diagnostics.AttributePlacement, syntax.GetLocation(), symbol.Name, attribute);
            else if (isSingle && !marked.Add(attribute))
                findings.Add(Diagnostics.RepeatedAttribute, syntax.GetLocation(), symbol.Name, attribute);
        }
    }

    private Domain? Domain(IParameterSymbol symbol, ParameterSyntax syntax, Parameter parameter)
    {
        if (KnownTypes.Attribute(symbol, "Domain") is not { ConstructorArguments: { Length: 2 } bounds } attribute
            || bounds[0].Value is not double minimum || bounds[1].Value is not double maximum)
            return null;
        bool Named(string name) => attribute.NamedArguments.Any(argument => argument is { Key: var key, Value.Value: true } && key == name);

        var domain = new Domain(minimum, maximum, Named("MinimumExclusive"), Named("MaximumExclusive"));
        var isEmpty = !(minimum <= maximum) || (minimum == maximum && (domain.MinimumExclusive || domain.MaximumExclusive));
        if (!isEmpty && parameter.Element != ElementKind.Flag)
            return domain;
        findings.Add(Diagnostics.DomainBounds, attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? syntax.GetLocation(), symbol.Name);
        return null;
    }

    /// <summary>Names that generated members have for themselves.</summary>
    private void CheckNames(IReadOnlyCollection<(IParameterSymbol Symbol, Parameter Parameter)> parameters, MethodDeclarationSyntax syntax, ImmutableArray<string> outputs)
    {
        var reserved = new HashSet<string> { "options", "width", "losses", "lossGradient" };
        if (outputs.Length > 1)
            reserved.UnionWith(outputs);
        reserved.UnionWith(parameters.Where(parameter => parameter.Parameter.IsGrad).Select(parameter => parameter.Symbol.Name + "Gradient"));
        reserved.UnionWith(parameters.Where(parameter => parameter.Parameter.IsRow).Select(parameter => parameter.Symbol.Name + "Width"));
        foreach (var parameter in syntax.ParameterList.Parameters)
            if (reserved.Contains(parameter.Identifier.ValueText))
                findings.Add(Diagnostics.ReservedName, parameter.Identifier.GetLocation(), parameter.Identifier.ValueText);
    }

    private static Location Place(ParameterSyntax syntax) => (syntax.Type ?? (SyntaxNode)syntax).GetLocation();
}
