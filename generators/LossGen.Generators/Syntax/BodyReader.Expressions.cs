using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Compiler.Syntax;

/// <summary>Expressions.</summary>
internal sealed partial class BodyReader
{
    /// <summary>Expressions that a formula may not hold, by kind; the text of the expression is the argument of each message.</summary>
    private static readonly Dictionary<OperationKind, DiagnosticDescriptor> RejectedExpressions = new()
    {
        [OperationKind.SimpleAssignment] = Diagnostics.Assignment,
        [OperationKind.CompoundAssignment] = Diagnostics.Assignment,
        [OperationKind.Increment] = Diagnostics.Assignment,
        [OperationKind.Decrement] = Diagnostics.Assignment,
        [OperationKind.DeconstructionAssignment] = Diagnostics.Assignment,
        [OperationKind.DeclarationExpression] = Diagnostics.Assignment,
        [OperationKind.ArrayCreation] = Diagnostics.Array,
        [OperationKind.ArrayElementReference] = Diagnostics.Array,
        [OperationKind.ArrayInitializer] = Diagnostics.Array,
        [OperationKind.CollectionExpression] = Diagnostics.Array,
        [OperationKind.ImplicitIndexerReference] = Diagnostics.RowIndex,
        [OperationKind.ObjectCreation] = Diagnostics.ObjectCreation,
        [OperationKind.AnonymousObjectCreation] = Diagnostics.ObjectCreation,
        [OperationKind.TypeParameterObjectCreation] = Diagnostics.ObjectCreation,
        [OperationKind.With] = Diagnostics.ObjectCreation,
        [OperationKind.InterpolatedString] = Diagnostics.Text,
        [OperationKind.NameOf] = Diagnostics.Text,
        [OperationKind.InstanceReference] = Diagnostics.InstanceMember,
        [OperationKind.EventReference] = Diagnostics.InstanceMember,
        [OperationKind.Await] = Diagnostics.Asynchronous,
        [OperationKind.Throw] = Diagnostics.Exception,
    };

    public Value Read(IOperation? operation, Scope scope)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is null || Exceeds(operation.Syntax))
            return Silently();
        depth++;
        var value = ReadExpression(operation, scope);
        depth--;
        return value;
    }

    private Value ReadExpression(IOperation operation, Scope scope) => operation switch
    {
        IInvalidOperation => Silently(),
        ILiteralOperation literal => ReadLiteral(literal),
        IDefaultValueOperation => ReadDefault(operation),
        IParenthesizedOperation parenthesized => Read(parenthesized.Operand, scope),
        IConversionOperation conversion => ReadConversion(conversion, scope),
        ILocalReferenceOperation local => scope.Find(local.Local) ?? ReadConstant(local),
        IParameterReferenceOperation parameter => scope.Find(parameter.Parameter) ?? Silently(),
        IFieldReferenceOperation field => ReadField(field, scope),
        IPropertyReferenceOperation property => ReadProperty(property, scope),
        IUnaryOperation unary => ReadUnary(unary, scope),
        IBinaryOperation binary => ReadBinary(binary, scope),
        IConditionalOperation conditional => ReadConditional(conditional, scope),
        ISwitchExpressionOperation choice => ReadSwitch(choice, scope),
        IIsPatternOperation match => Matches(match.Pattern, Read(match.Value, scope), ref scope, bindsNames: false),
        ITupleOperation tuple => new TupleValue([.. tuple.Elements.Select(element => Read(element, scope))]),
        IInvocationOperation call => ReadCall(call, scope),
        IDelegateCreationOperation creation => ReadFunction(creation.Target, scope),
        IAnonymousFunctionOperation or IMethodReferenceOperation => ReadFunction(operation, scope),
        _ when RejectedExpressions.TryGetValue(operation.Kind, out var descriptor) => Reject(descriptor, operation, Describe(operation)),
        _ => Reject(Diagnostics.Expression, operation, Describe(operation)),
    };

    private Value ReadLiteral(ILiteralOperation literal)
    {
        if (!literal.ConstantValue.HasValue)
            return Silently();
        return literal.ConstantValue.Value switch
        {
            bool flag => new NumberValue(nodes.Flag(flag)),
            int integer => new NumberValue(nodes.Integer(integer)),
            string or char or null => Reject(Diagnostics.Text, literal),
            var value when Literals.Spelled(literal.Syntax, value) is { } number => new NumberValue(nodes.Real(number)),
            _ => Reject(Diagnostics.NumberType, literal, TypeName(literal.Type)),
        };
    }

    /// <summary>The default of a row is 0 for every element.</summary>
    private Value ReadDefault(IOperation operation) => (KnownTypes.ScalarKind(operation.Type), KnownTypes.RowKind(operation.Type)) switch
    {
        ({ } kind, _) => new NumberValue(Zero(kind)),
        (_, { } kind) => new NumberValue(Zero(kind), IsRow: true),
        _ when operation.Type is null or IErrorTypeSymbol => Silently(),
        _ => Reject(Diagnostics.NumberType, operation, TypeName(operation.Type)),
    };

    private Node Zero(ElementKind kind) => kind switch
    {
        ElementKind.Real => nodes.Real(0),
        ElementKind.Integer => nodes.Integer(0),
        _ => nodes.Flag(false),
    };

    private Value ReadConstant(IOperation operation) => operation.ConstantValue is not { HasValue: true, Value: var constant }
        ? Silently()
        : constant switch
        {
            bool flag => new NumberValue(nodes.Flag(flag)),
            int integer => new NumberValue(nodes.Integer(integer)),
            string or char or null => Reject(Diagnostics.Text, operation),
            byte or sbyte or short or ushort when operation.Type?.TypeKind == TypeKind.Enum =>
                new NumberValue(nodes.Integer(System.Convert.ToInt32(constant, System.Globalization.CultureInfo.InvariantCulture))),
            _ when Literals.FromConstant(constant) is { } number => new NumberValue(nodes.Real(number)),
            _ => Reject(Diagnostics.NumberType, operation, TypeName(operation.Type)),
        };

    private Value ReadField(IFieldReferenceOperation field, Scope scope)
    {
        if (field.Field.ContainingType.IsTupleType)
            return Item(Read(field.Instance, scope), field);
        if (field.Field.IsConst)
            return Literals.Named(field.Field) is { } number ? new NumberValue(nodes.Real(number)) : ReadConstant(field);
        return field.Field.IsStatic
            ? Reject(Diagnostics.StaticState, field, field.Field.Name)
            : Reject(Diagnostics.InstanceMember, field, field.Field.Name);
    }

    private Value Item(Value tuple, IFieldReferenceOperation field)
    {
        var element = field.Field.CorrespondingTupleField ?? field.Field;
        var index = field.Field.ContainingType.TupleElements
            .Select(item => (item.CorrespondingTupleField ?? item).Name).ToList().IndexOf(element.Name);
        return tuple is TupleValue { Items: var items } && index >= 0 && index < items.Length ? items[index] : Silently();
    }

    private Value ReadProperty(IPropertyReferenceOperation property, Scope scope)
    {
        var member = property.Property;
        if (property.Instance is null)
            return Reject(Diagnostics.StaticState, property, member.Name);
        var row = property.Instance is IInstanceReferenceOperation ? null : Read(property.Instance, scope);
        if (row == Value.Rejected)
            return Value.Rejected;
        if (KnownTypes.RowKind(member.ContainingType) is null || row is not NumberValue number)
            return member.IsIndexer ? Reject(Diagnostics.Array, property) : Reject(Diagnostics.InstanceMember, property, member.Name);
        if (member.IsIndexer)
            return Pick(number, Read(property.Arguments.FirstOrDefault()?.Value, scope), property.Arguments.FirstOrDefault()?.Syntax ?? property.Syntax);
        return nodes.AxisOf(number.Node) is { } axis
            ? new NumberValue(nodes.Length(axis))
            : Reject(Diagnostics.RowExpected, property, member.Name);
    }

    private Value ReadConditional(IConditionalOperation conditional, Scope scope)
    {
        var condition = Read(conditional.Condition, scope);
        var whenTrue = Read(conditional.WhenTrue, scope);
        return Choose(condition, whenTrue, Read(conditional.WhenFalse, scope), conditional.Syntax);
    }

    private static string Describe(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => TypeName(creation.Type),
        _ => Shortened(operation.Syntax.ToString()),
    };

    private static string Shortened(string text)
    {
        var line = string.Join(" ", text.Split([' ', '\t', '\r', '\n'], System.StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 60 ? line : line.Substring(0, 57) + "...";
    }

    private static string TypeName(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "?";
}
