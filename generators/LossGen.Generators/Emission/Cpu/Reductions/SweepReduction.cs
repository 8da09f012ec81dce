using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>How reductions of one pass keep their state in lanes, take in a block, and end as numbers.</summary>
internal abstract class SweepReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer)
{
    private readonly List<(string Name, string Type, string Initial)> lanes = [];

    /// <summary>What the pass computes.</summary>
    protected ImmutableArray<Node> Nodes { get; } = nodes;

    protected Node Node => Nodes[0];

    protected CpuForm Form { get; } = form;

    protected CodeWriter Writer { get; } = writer;

    protected string Name { get; private set; } = "";

    /// <summary>The names of the kernel.</summary>
    protected Names? Names { get; private set; }

    /// <summary>The index at which the tail of the row begins.</summary>
    public string TailStart { get; set; } = "";

    /// <summary>The reductions of one pass.</summary>
    public static ImmutableArray<SweepReduction> Of(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) => [.. nodes.Select(node => Create([node], form, writer))];

    /// <summary>Declares what lasts for the whole kernel: the lanes of the scalar form.</summary>
    public void DeclareStorage(Names names)
    {
        Names = names;
        Name = names.Fresh(Wish);
        foreach (var (suffix, type, initial) in State())
        {
            var name = names.Fresh(Name + suffix + (suffix.Length == 0 ? "Lanes" : ""));
            lanes.Add((name, type, initial));
            if (Form.IsScalar)
                Writer.Line($"Span<{type}> {name} = stackalloc {type}[{Form.Block.ToText()}];");
        }
    }

    /// <summary>Begins a row.</summary>
    public virtual void Begin()
    {
        foreach (var (name, type, initial) in lanes)
        {
            if (Form.IsScalar)
                Writer.Line(name + ".Fill(" + initial + ");");
            else
                for (var vector = 0; vector < StateVectors; vector++)
                    Writer.Line($"var {Numbered(name, vector)} = {Initial(type, initial)};");
        }
    }

    /// <summary>In the scalar form, names the lane that the element belongs to.</summary>
    public void SelectLane()
    {
        if (Form.IsScalar)
            foreach (var (name, _, _) in lanes)
                Writer.Line($"ref var {name}0 = ref {name}[lane];");
    }

    /// <summary>Takes in a block; the lanes outside a mask add nothing.</summary>
    public abstract void Update(BodyPrinter body, IReadOnlyList<string>? masks);

    /// <summary>Moves sums to their long-term part, after every segment.</summary>
    public virtual void Flush()
    {
    }

    /// <summary>Ends a row: the values are numbers from here on.</summary>
    public abstract void End(BodyPrinter numbers);

    public virtual bool NeedsFlush => false;

    /// <summary>Whether each vector of a step has its own state: the order in which elements are taken in changes nothing.</summary>
    protected virtual bool IsUnordered => false;

    private int StateVectors => IsUnordered ? Form.Vectors : Form.BlockVectors;

    /// <summary>The state in lanes: a suffix of its name, the element type, the initial value.</summary>
    protected abstract IEnumerable<(string Suffix, string Type, string Initial)> State();

    /// <summary>The name that is wanted.</summary>
    protected virtual string Wish => Node.Name ?? Node.Op.Name;

    /// <summary>The state for one vector of the step.</summary>
    protected string Lane(int state, int vector) => Form.IsScalar ? lanes[state].Name + "0" : Numbered(lanes[state].Name, vector % StateVectors);

    /// <summary>The whole state as one block of 512 bits.</summary>
    protected string Join(int state) => Form.IsScalar
        ? $"Lanes.Join({lanes[state].Name})"
        : $"Lanes.Join({string.Join(", ", Enumerable.Range(0, Form.BlockVectors).Select(vector => Merged(state, vector)))})";

    /// <summary>Two states of the same lanes as one.</summary>
    protected virtual string Merge(string first, string second) => first;

    private string Merged(int state, int vector) => Enumerable.Range(0, StateVectors).Where(other => other % Form.BlockVectors == vector).Select(other => Numbered(lanes[state].Name, other)).Aggregate(Merge);

    protected string Array(int state) => lanes[state].Name;

    protected void Clear(int state)
    {
        if (Form.IsScalar)
            Writer.Line(lanes[state].Name + ".Clear();");
        else
            for (var vector = 0; vector < StateVectors; vector++)
                Writer.Line($"{Numbered(lanes[state].Name, vector)} = {Form.Type}.Zero;");
    }

    /// <summary>A value, replaced by one that adds nothing in the lanes outside the mask.</summary>
    protected string Masked(BodyPrinter body, Node node, int vector, IReadOnlyList<string>? masks, string neutral) =>
        masks is null ? body.Value(node, vector).Value : $"Select({masks[vector]}, {body.Value(node, vector)}, {Form.Broadcast(neutral)})";

    /// <summary>The sum of floats that are kept as doubles: the lower half of every vector of a block, and its upper half.</summary>
    protected string WideSum(int low, int high)
    {
        if (Form.IsScalar)
            return $"Reduce.Sum(Lanes.Join({Array(low)}[..8])) + Reduce.Sum(Lanes.Join({Array(low)}[8..]))";
        var halves = Enumerable.Range(0, Form.BlockVectors).SelectMany(vector => new[] { Lane(low, vector), Lane(high, vector) }).ToList();
        return string.Join(" + ", Enumerable.Range(0, 2).Select(half => $"Reduce.Sum(Lanes.Join({string.Join(", ", halves.Skip(half * halves.Count / 2).Take(halves.Count / 2))}))"));
    }

    protected string NaN => Form.Element + ".NaN";

    protected string MinusInfinity => Form.Element + ".NegativeInfinity";

    protected string Zero => Form.IsDouble ? "0d" : "0f";

    private static SweepReduction Create(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) => nodes[0].Op switch
    {
        var op when op == Ops.Sum => new SumReduction(nodes, form, writer),
        var op when op == Ops.SumOfProducts => new ProductReduction(nodes, form, writer),
        var op when op == Ops.Dot && form.IsDouble => new DoubleDotReduction(nodes, form, writer),
        var op when op == Ops.Dot => new DotReduction(nodes, form, writer),
        var op when op == Ops.RowMax || op == Ops.RowMin || op == Ops.NormalizerMax => new ExtremeReduction(nodes, form, writer),
        var op when op == Ops.ArgMax => new ArgMaxReduction(nodes, form, writer),
        var op when op == Ops.Any || op == Ops.All => new FlagReduction(nodes, form, writer),
        _ => new TailReduction(nodes, form, writer),
    };

    private string Initial(string type, string initial) => Form.IsScalar
        ? initial
        : type == "double" && !Form.IsDouble ? $"{Form.WideType}.Zero"
        : type is "int" or "long" ? Form.Broadcast(initial)
        : initial == Zero ? $"{Form.Type}.Zero" : Form.Broadcast(initial);

    private string Numbered(string name, int vector) => StateVectors == 1 ? name : name + vector.ToText();
}
