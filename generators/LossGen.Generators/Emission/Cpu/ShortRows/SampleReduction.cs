using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>How a reduction over short rows keeps its state, a lane for each sample, takes in the elements at one position, and ends.</summary>
internal abstract class SampleReduction(Node node, SampleLanes samples)
{
    protected Node Node { get; } = node;

    protected SampleLanes Samples { get; } = samples;

    protected CpuForm Form => Samples.Form;

    protected CodeWriter Writer => Samples.Writer;

    protected string Name { get; private set; } = "";

    /// <summary>What is computed before each position is taken in.</summary>
    public virtual IEnumerable<Node> Operands => Node.Operands.Where(operand => operand.Kind != ElementKind.Integer);

    /// <summary>The reductions of one pass.</summary>
    public static ImmutableArray<SampleReduction> Of(ImmutableArray<Node> nodes, SampleLanes samples) => [.. nodes.Select(node => Create(node, samples))];

    /// <summary>Names the state.</summary>
    public void DeclareName(Names names) => Name = names.Fresh(Wish, Parts);

    /// <summary>Prints the state before the first position.</summary>
    public abstract void Begin();

    /// <summary>Takes in one position.</summary>
    public abstract void Update(BodyPrinter body);

    /// <summary>Tells the lanes and the numbers what the result is called.</summary>
    public abstract void End();

    /// <summary>The name that is wanted.</summary>
    protected virtual string Wish => Node.Name ?? Node.Op.Name;

    /// <summary>The number of parts that the state is numbered by.</summary>
    protected virtual int Parts => 1;

    protected string MinusInfinity => Form.Element + ".NegativeInfinity";

    private static SampleReduction Create(Node node, SampleLanes samples) => node.Op switch
    {
        var op when op == Ops.Sum || op == Ops.Dot || op == Ops.SumOfProducts => new SampleSum(node, samples),
        var op when op == Ops.ArgMax => new SampleArgMax(node, samples),
        var op when op == Ops.Any || op == Ops.All => new SampleFlag(node, samples),
        var op when op == Ops.TailSum => new SampleTail(node, samples),
        _ => new SampleExtreme(node, samples),
    };
}
