using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>How reductions of one pass keep their state in lanes, take in a block, and end as numbers.</summary>
internal abstract class SweepReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer)
{
    private readonly List<(string Name, string Type, string Initial)> lanes = [];

    /// <summary>What the pass computes: one node, or the maximum and the tail of one normaliser.</summary>
    protected ImmutableArray<Node> Nodes { get; } = nodes;

    protected Node Node => Nodes[0];

    protected CpuForm Form { get; } = form;

    protected CodeWriter Writer { get; } = writer;

    protected string Name { get; private set; } = "";

    /// <summary>The index at which the tail of the row begins.</summary>
    public string TailStart { get; set; } = "";

    /// <summary>The reductions of one pass: what is computed together stands together.</summary>
    public static ImmutableArray<SweepReduction> Of(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) =>
    [
        .. nodes.GroupBy(node => node.Is(Ops.NormalizerMax) || node.Is(Ops.NormalizerTail) ? (object)node.X : node)
            .Select(group => Create([.. group.OrderBy(node => node.Op.Name)], form, writer)),
    ];

    /// <summary>Declares what lasts for the whole kernel: the lanes of the scalar form.</summary>
    public void DeclareStorage(Names names)
    {
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
    public void Begin()
    {
        foreach (var (name, type, initial) in lanes)
        {
            if (Form.IsScalar)
                Writer.Line(name + ".Fill(" + initial + ");");
            else
                for (var vector = 0; vector < Form.Vectors; vector++)
                    Writer.Line($"var {Numbered(name, vector)} = {Initial(type, initial)};");
        }

        if (HasTotal)
            Writer.Line($"var {Name}Total = default(CompensatedSum);");
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
        if (!HasTotal)
            return;
        Writer.Line($"{Name}Total.Add(Reduce.Sum({Join(0)}));");
        Clear(0);
    }

    /// <summary>Ends a row: the values are numbers from here on.</summary>
    public abstract void End(BodyPrinter numbers);

    public virtual bool NeedsFlush => HasTotal;

    /// <summary>Whether sums are kept as a compensated total over the segments.</summary>
    protected virtual bool HasTotal => false;

    /// <summary>The state in lanes: a suffix of its name, the element type, the initial value.</summary>
    protected abstract IEnumerable<(string Suffix, string Type, string Initial)> State();

    /// <summary>The name that is wanted.</summary>
    protected virtual string Wish => Node.Name ?? Node.Op.Name;

    /// <summary>The state for one vector of the block.</summary>
    protected string Lane(int state, int vector) => Form.IsScalar ? lanes[state].Name + "0" : Numbered(lanes[state].Name, vector);

    /// <summary>The whole state as one block of 512 bits.</summary>
    protected string Join(int state) =>
        "Lanes.Join(" + (Form.IsScalar ? lanes[state].Name : string.Join(", ", Enumerable.Range(0, Form.Vectors).Select(vector => Numbered(lanes[state].Name, vector)))) + ")";

    protected string Array(int state) => lanes[state].Name;

    protected void Clear(int state)
    {
        if (Form.IsScalar)
            Writer.Line(lanes[state].Name + ".Clear();");
        else
            for (var vector = 0; vector < Form.Vectors; vector++)
                Writer.Line($"{Numbered(lanes[state].Name, vector)} = {Form.Type}.Zero;");
    }

    /// <summary>A value, replaced by one that adds nothing in the lanes outside the mask.</summary>
    protected string Masked(BodyPrinter body, Node node, int vector, IReadOnlyList<string>? masks, string neutral) =>
        masks is null ? body.Value(node, vector).Value : $"Select({masks[vector]}, {body.Value(node, vector)}, {Form.Broadcast(neutral)})";

    protected string MinusInfinity => Form.Element + ".NegativeInfinity";

    protected string Zero => Form.IsDouble ? "0d" : "0f";

    private static SweepReduction Create(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) => nodes[0].Op switch
    {
        var op when op == Ops.Sum => new SumReduction(nodes, form, writer),
        var op when op == Ops.Dot && form.IsDouble => new DoubleDotReduction(nodes, form, writer),
        var op when op == Ops.Dot => new DotReduction(nodes, form, writer),
        var op when op == Ops.RowMax || op == Ops.RowMin => new ExtremeReduction(nodes, form, writer),
        var op when op == Ops.ArgMax => new ArgMaxReduction(nodes, form, writer),
        var op when op == Ops.Any || op == Ops.All => new FlagReduction(nodes, form, writer),
        _ => new NormalizerReduction(nodes, form, writer),
    };

    private string Initial(string type, string initial) => Form.IsScalar
        ? initial
        : type == "double" && !Form.IsDouble ? $"{Form.WideType}.Zero"
        : type is "int" or "long" ? Form.Broadcast(initial)
        : initial == Zero ? $"{Form.Type}.Zero" : Form.Broadcast(initial);

    private string Numbered(string name, int vector) => Form.Vectors == 1 ? name : name + vector.ToText();
}
