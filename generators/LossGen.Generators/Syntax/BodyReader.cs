using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Compiler.Syntax;

/// <summary>Reads the body of a formula, and of what it calls, as mathematics: runs the C# with nodes in the place of numbers.</summary>
internal sealed partial class BodyReader(NodeBuilder nodes, Findings findings, SemanticModel model, CancellationToken cancellation)
{
    private const int MaximumDepth = 400;
    private const int MaximumOperations = 20_000;

    private readonly Dictionary<Node, Axis> labels = [];
    private readonly Stack<SyntaxNode> callSites = new();
    private readonly ImmutableArray<SyntaxNode>.Builder places = ImmutableArray.CreateBuilder<SyntaxNode>();
    private int operations;
    private int depth;
    private int lambdas;
    private bool isTooLarge;

    public NodeBuilder Nodes => nodes;

    /// <summary>Something in the body was rejected, with a diagnostic or by C# itself.</summary>
    public bool HasRejected { get; private set; }

    /// <summary>The syntax that values were read from, by their places.</summary>
    public ImmutableArray<SyntaxNode> Places => places.ToImmutable();

    /// <summary>The axis that an integer input indexes, where it indexes one.</summary>
    public Axis? LabelAxis(int parameter)
    {
        foreach (var label in labels)
            if (label.Key.Parameter == parameter)
                return nodes.Find(label.Value);
        return null;
    }

    /// <summary>The value that a method returns for the given parameters.</summary>
    public Value ReadMethod(IMethodSymbol method, SyntaxNode declaration, Scope scope)
    {
        var body = ModelOf(declaration).GetOperation(declaration, cancellation) switch
        {
            IMethodBodyOperation methodBody => methodBody.BlockBody ?? methodBody.ExpressionBody,
            ILocalFunctionOperation local => local.Body ?? local.IgnoredBody,
            _ => null,
        };
        return body is null ? Silently() : ReadFunctionBody(body, scope.Enter(method));
    }

    public Value Reject(DiagnosticDescriptor descriptor, IOperation operation, params object[] arguments) =>
        Reject(descriptor, operation.Syntax, arguments);

    public Value Reject(DiagnosticDescriptor descriptor, SyntaxNode syntax, params object[] arguments)
    {
        HasRejected = true;

        findings.Add(descriptor, Here(syntax).GetLocation(), arguments);
        return Value.Rejected;
    }

    /// <summary>A value that was read from some syntax; what stands in several places is found at the first.</summary>
    private Node Placed(Node node, SyntaxNode syntax)
    {
        if (node.Place is null && node.Op.Shape != OpShape.Leaf)
        {
            node.Place = places.Count;
            places.Add(Here(syntax));
        }

        return node;
    }

    /// <summary>What is to say of a function of another file is said where the formula calls it: an analyzer reports on the file that it looks at.</summary>
    private SyntaxNode Here(SyntaxNode syntax) =>
        syntax.SyntaxTree == model.SyntaxTree ? syntax : callSites.LastOrDefault(site => site.SyntaxTree == model.SyntaxTree) ?? syntax;

    /// <summary>For code that C# itself reports.</summary>
    public Value Silently()
    {
        HasRejected = true;
        return Value.Rejected;
    }

    /// <summary>Counts an operation; what is too large is said once, and the rest is not looked at.</summary>
    private bool Exceeds(SyntaxNode syntax)
    {
        if (++operations <= MaximumOperations && depth <= MaximumDepth)
            return false;
        if (!isTooLarge)
            Reject(Diagnostics.TooLarge, syntax);
        isTooLarge = true;
        return true;
    }

    private Value ReadFunctionBody(IBlockOperation body, Scope scope) => Run(body, scope) switch
    {
        { Result: { } result, Condition: null } => result,
        _ => Silently(),
    };

    private SemanticModel ModelOf(SyntaxNode syntax) =>
        syntax.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(syntax.SyntaxTree);
}
