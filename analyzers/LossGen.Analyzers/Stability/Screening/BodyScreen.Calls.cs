using LossGen.Analyzers.Stability.Reading;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>Calls, by the name of the function: what is called is not known.</summary>
internal sealed partial class BodyScreen
{
    /// <summary>Functions of sequences that give elements.</summary>
    private static readonly HashSet<string> Sequences = ["Select", "Where", "ToArray", "ToList"];

    private int ReadCall(InvocationExpressionSyntax call)
    {
        var (name, receiver) = call.Expression switch
        {
            MemberAccessExpressionSyntax member => (member.Name.Identifier.ValueText, member.Expression),
            MemberBindingExpressionSyntax member => (member.Name.Identifier.ValueText, null),
            SimpleNameSyntax function => (function.Identifier.ValueText, null),
            _ => (string.Empty, call.Expression),
        };
        var source = receiver is null or PredefinedTypeSyntax ? variable : Read(receiver);
        var arguments = call.ArgumentList.Arguments;
        var rows = new int[arguments.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = ReadArgument(arguments[i].Expression, source);
        isFound |= name == "Sign" && rows.Length == 1;

        if (receiver is not null && rows.Length <= 1 && (Sequences.Contains(name) || Functions.Reductions.ContainsKey(name)))
        {
            var element = rows.Length == 1 && name != "Where" ? rows[0] : source;
            return Functions.Reductions.TryGetValue(name, out var reduction) ? Add(reduction, element) : element;
        }

        return (IsOfType(receiver) ? ReadFunction(name, rows, arguments) : null)
            ?? items.Add(Item.Of("()" + name, rows.Aggregate(source, (all, row) => Add(Ops.IntegerAdd, all, row))));
    }

    /// <summary>A function of a type, and not of a value, as far as the name tells.</summary>
    private static bool IsOfType(ExpressionSyntax? receiver) => receiver switch
    {
        null or PredefinedTypeSyntax => true,
        IdentifierNameSyntax name => char.IsUpper(name.Identifier.ValueText[0]),
        MemberAccessExpressionSyntax member => char.IsUpper(member.Name.Identifier.ValueText[0]),
        AliasQualifiedNameSyntax => true,
        _ => false,
    };

    private int? ReadFunction(string name, int[] rows, Microsoft.CodeAnalysis.SeparatedSyntaxList<ArgumentSyntax> arguments) => (name, rows.Length) switch
    {
        ("Pow", 2) when Bare(arguments[1].Expression) is LiteralExpressionSyntax { Token.Value: 2 or 2d or 2f } => Add(Ops.Multiply, rows[0], rows[0]),
        ("Log", 2) => Add(Ops.Divide, Add(Ops.Log, rows[0]), Add(Ops.Log, rows[1])),
        ("Clamp", 3) => Add(Ops.Min, Add(Ops.Max, rows[0], rows[1]), rows[2]),
        ("FusedMultiplyAdd", 3) => Add(Ops.Add, Add(Ops.Multiply, rows[0], rows[1]), rows[2]),
        ("CreateChecked" or "CreateSaturating" or "CreateTruncating", 1) => rows[0],
        (_, 1 or 2 or 3) when (FunctionTable.OpOf(name, rows.Length) ?? Functions.OfStableMath(name)) is { } op && op.Operands.Length == rows.Length =>
            Add(op, rows[0], rows.Length > 1 ? rows[1] : Item.None, rows.Length > 2 ? rows[2] : Item.None),
        _ => null,
    };

    /// <summary>The value of an argument; of a function, what it makes of the elements of a sequence.</summary>
    private int ReadArgument(ExpressionSyntax argument, int source)
    {
        switch (argument)
        {
            case SimpleLambdaExpressionSyntax lambda:
                items.Assign(lambda.Parameter.Identifier.ValueText, source);
                return Read(argument);
            case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1 } lambda:
                items.Assign(lambda.ParameterList.Parameters[0].Identifier.ValueText, source);
                return Read(argument);
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or PredefinedTypeSyntax, Name.Identifier.ValueText: var function } when FunctionTable.OpOf(function, 1) is { } op:
                return Add(op, source);
            default:
                return Read(argument);
        }
    }
}
