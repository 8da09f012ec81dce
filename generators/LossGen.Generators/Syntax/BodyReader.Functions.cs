using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Compiler.Syntax;

/// <summary>Calls: functions by the table, losses of referenced assemblies by the text that they carry, everything else by reading its body in place.</summary>
internal sealed partial class BodyReader
{
    private const int MaximumCalls = 32;

    /// <summary>Applies a lambda to the elements of rows, or a function to values.</summary>
    public Value Map(FunctionValue function, SyntaxNode syntax, Scope scope, params Value[] rows)
    {
        if (Numbers(rows, syntax) is not { } numbers)
            return Value.Rejected;

        // The elements are the rows themselves, seen one at a time: what the lambda makes of them varies as they do.
        var element = ++lambdas;
        nodes.Meet([.. numbers.Select(number => number.Node)]);
        if (Apply(function, [.. numbers.Select(number => (Value)new NumberValue(number.Node, false, element))], syntax, scope) is not { } result || result == Value.Rejected)
            return Value.Rejected;
        if (Numbers([result], syntax) is not { } results)
            return Value.Rejected;
        return results[0].Element == 0 || results[0].Element == element
            ? new NumberValue(results[0].Node, IsRow: true)
            : Reject(Diagnostics.Pairs, syntax);
    }

    private Value ReadFunction(IOperation operation, Scope scope) => operation switch
    {
        IAnonymousFunctionOperation { Symbol.IsAsync: true } => Reject(Diagnostics.Asynchronous, operation),
        IAnonymousFunctionOperation lambda => new FunctionValue(lambda.Symbol, lambda.Body, scope),
        IMethodReferenceOperation { Method: var method } reference => method.IsStatic || method.MethodKind == MethodKind.LocalFunction
            ? new FunctionValue(method, null, scope)
            : Reject(Diagnostics.InstanceMember, reference, method.Name),
        IDelegateCreationOperation creation => ReadFunction(creation.Target, scope),
        IConversionOperation conversion => ReadFunction(conversion.Operand, scope),
        IParenthesizedOperation parenthesized => ReadFunction(parenthesized.Operand, scope),
        ILocalReferenceOperation or IParameterReferenceOperation or IConditionalOperation => Read(operation, scope),
        IInvalidOperation => Silently(),
        _ => Reject(Diagnostics.FunctionValue, operation),
    };

    private Value ReadCall(IInvocationOperation call, Scope scope)
    {
        var method = call.TargetMethod;
        if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind is not (null or RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter)) is { } reference)
            return Reject(Diagnostics.ReferenceArgument, reference, Describe(reference));
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => Read(argument.Value, scope)).ToImmutableArray();
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Read(call.Instance, scope) is FunctionValue function ? Apply(function, arguments, call.Syntax, scope) : Silently();
        return method.IsStatic || method.MethodKind == MethodKind.LocalFunction
            ? Invoke(method, arguments, call.Syntax, scope)
            : Reject(Diagnostics.InstanceMember, call, method.Name);
    }

    private Value Apply(FunctionValue function, ImmutableArray<Value> arguments, SyntaxNode syntax, Scope scope) => function.Body switch
    {
        null => Invoke(function.Method, arguments, syntax, scope.Over(function.Scope)),
        IBlockOperation body when scope.IsReading(function.Method) => Reject(Diagnostics.Recursion, body, "The lambda"),
        IBlockOperation body => ReadFunctionBody(body, Bind(function.Method, arguments, scope.Over(function.Scope)).Enter(function.Method)),
        _ => Silently(),
    };

    private Value Invoke(IMethodSymbol method, ImmutableArray<Value> arguments, SyntaxNode syntax, Scope scope)
    {
        if (KnownTypes.IsFunctionLibrary(method.ContainingType))
        {
            if (arguments.Contains(Value.Rejected))
                return Value.Rejected;
            return FunctionTable.Find(method.Name, arguments.Length) is { } build
                ? build(this, new Call(method.Name, arguments, syntax, scope))
                : Unknown(method, syntax);
        }

        var implementation = method.PartialImplementationPart ?? method;
        var declaration = implementation.DeclaringSyntaxReferences.FirstOrDefault(part => model.Compilation.ContainsSyntaxTree(part.SyntaxTree))?.GetSyntax(cancellation);
        if (declaration is null && KnownTypes.Attribute(method, "CompiledFormula") is { } compiled)
            return InvokeReferenced(method, compiled, arguments, syntax);
        if (declaration is null || method.IsExtern || method.IsGenericMethod || implementation.ContainingType.IsGenericType)
            return Unknown(method, syntax);
        if (method.IsAsync)
            return Reject(Diagnostics.Asynchronous, syntax);
        if (scope.IsReading(implementation))
            return Reject(Diagnostics.Recursion, syntax, "'" + method.Name + "'");
        if (scope.Calls.Length > MaximumCalls)
            return Reject(Diagnostics.TooLarge, syntax);
        if (!HasBody(declaration))
            return Silently();

        callSites.Push(syntax);
        var result = ReadMethod(implementation, declaration, Bind(implementation, arguments, scope));
        callSites.Pop();
        return Sampling.Apply(this, implementation, arguments, result, syntax);
    }

    private Value Unknown(IMethodSymbol method, SyntaxNode syntax) => Reject(
        Diagnostics.UnknownFunction,
        syntax,
        method.ContainingType is { } type ? TypeName(type) + "." + method.Name : method.Name,
        method.IsGenericMethod ? ", without type parameters" : string.Empty);

    private static Scope Bind(IMethodSymbol method, ImmutableArray<Value> arguments, Scope scope)
    {
        for (var i = 0; i < method.Parameters.Length && i < arguments.Length; i++)
            scope = scope.With(method.Parameters[i], arguments[i]);
        return scope;
    }

    private static bool HasBody(SyntaxNode declaration) => declaration
        .ChildNodes()
        .Any(child => child.IsKind(SyntaxKind.Block) || child.IsKind(SyntaxKind.ArrowExpressionClause));
}
