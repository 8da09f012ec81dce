using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>The position of the largest element, the lowest on ties.</summary>
internal sealed class ArgMaxReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
        {
            var (best, index) = (Lane(0, vector), Lane(1, vector));
            var (value, position) = (Masked(body, Node.X, vector, masks, MinusInfinity), Position(vector, masks is not null));
            Writer.Line($"UpdateArgMax({value}, {position}, ref {best}, ref {index});");
        }
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = Reduce.ArgMax({Join(0)}, {Join(1)});");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() =>
        [("Value", Form.Element, MinusInfinity), ("Index", Form.IsDouble ? "long" : "int", Form.IsDouble ? "long.MaxValue" : "int.MaxValue")];

    private string Position(int vector, bool isTail)
    {
        var start = (isTail && !Form.IsScalar ? TailStart : "j") + (vector == 0 ? "" : " + " + (vector * Form.Count).ToText());
        var integer = Form.IsDouble ? "long" : "int";
        return $"Iota{Form.Suffix}{Names.Pascal(integer)}(({integer})({start}))";
    }
}
