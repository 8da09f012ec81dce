using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>Reads a body of C# as values in a graph. What it does not know is a value of its own; it never fails.</summary>
internal sealed partial class CodeReader
{
    private const int DeepestExpression = 200;

    /// <summary>The elements of all spans and collections vary along one axis: which of them a loop visits is told by their names.</summary>
    private static readonly Axis Elements = new(1);

    private readonly CancellationToken cancellation;
    private readonly Graph graph = new();
    private readonly Simplifier simplifier;
    private readonly List<Candidate> candidates = [];
    private readonly Dictionary<Node, List<Source>> sources = [];
    private readonly Dictionary<Node, List<Source>> rows = [];
    private readonly Dictionary<Node, Interval> integers = [];
    private readonly HashSet<Node> products = [];
    private readonly Dictionary<string, Axis> dimensions = [];

    private readonly Dictionary<ISymbol, Node> initial = new(SymbolEqualityComparer.Default);

    /// <summary>The fields and properties that hold something known, in the order in which they were met.</summary>
    private readonly List<ISymbol> members = [];
    private readonly HashSet<ISymbol> known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, IReadOnlyList<(ISymbol Symbol, ITypeSymbol? Type)>> assignments = [];

    private ImmutableDictionary<ISymbol, Node> values = ImmutableDictionary.Create<ISymbol, Node>(SymbolEqualityComparer.Default);
    private ImmutableList<Fact> facts = [];
    private ISet<ISymbol> shared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
    private int leaves;
    private int depth;

    private CodeReader(CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        simplifier = new Simplifier(graph);
    }

    /// <summary>Reads the body of a member or an initializer.</summary>
    public static ReadCode Read(IOperation body, CancellationToken cancellation)
    {
        var reader = new CodeReader(cancellation);
        reader.shared = SharedVariables.Of(body);
        reader.Walk(body);
        return new ReadCode(
            reader.simplifier,
            reader.candidates,
            reader.spotted,
            reader.sources,
            reader.integers,
            reader.shared,
            reader.rows,
            reader.dimensions.ToDictionary(pair => pair.Value, pair => pair.Key));
    }

    /// <summary>The values of the arguments of a call, in the order of the parameters.</summary>
    private static IOperation[] Arguments(IInvocationOperation call) => [.. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value)];

    /// <summary>The same of what is written in the call.</summary>
    private static IEnumerable<IOperation> Written(IInvocationOperation call) =>
        call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit).OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value);

    /// <summary>A value of which nothing is known.</summary>
    private Node Leaf(string name, AxisSet axes = default) => graph.Given($"{name}#{(++leaves).ToString(System.Globalization.CultureInfo.InvariantCulture)}", ElementKind.Real, axes);

    /// <summary>A value that is the same wherever it is made from the same parts.</summary>
    private Node Structure(string name, params Node[] parts)
    {
        var axes = AxisSet.None;
        foreach (var part in parts)
            axes |= part.Axes;
        return graph.Given($"{name}({string.Join(",", parts.Select(part => part.Id))})", ElementKind.Real, axes);
    }

    /// <summary>What a variable holds; before its first assignment that is the same everywhere.</summary>
    private Node ValueOf(ISymbol symbol, ITypeSymbol? type)
    {
        if (shared.Contains(symbol))
            return Typed(Leaf(symbol.Name), type);
        if (values.TryGetValue(symbol, out var value) || initial.TryGetValue(symbol, out value))
            return value;
        value = Leaf(symbol.Name, NumericTypes.Of(type) == NumericType.Tensor ? AllDimensions : AxisSet.None);
        initial.Add(symbol, value);
        Note(symbol);
        return Typed(value, type);
    }

    private void Assign(ISymbol symbol, Node value)
    {
        if (shared.Contains(symbol))
            return;
        values = values.SetItem(symbol, value);
        Note(symbol);
    }

    private void Note(ISymbol symbol)
    {
        if (symbol is IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol && known.Add(symbol))
            members.Add(symbol);
    }

    /// <summary>A call of unknown code may change every field and property.</summary>
    private void ForgetMembers()
    {
        foreach (var symbol in members)
            if (values.ContainsKey(symbol) || initial.ContainsKey(symbol))
                Forget(symbol, (symbol as IFieldSymbol)?.Type ?? (symbol as IPropertySymbol)?.Type);
    }

    private void Forget(ISymbol symbol, ITypeSymbol? type, AxisSet axes = default)
    {
        Assign(symbol, Typed(Leaf(symbol.Name, NumericTypes.Of(type) == NumericType.Tensor ? AllDimensions : axes), type));
    }

    private void Remember(Dictionary<Node, List<Source>> places, Node node, IOperation operation)
    {
        if (!places.TryGetValue(node, out var known))
            places.Add(node, known = []);
        known.Add(new Source(operation, values));
    }
}
