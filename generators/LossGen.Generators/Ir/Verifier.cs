using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Compiler.Ir;

/// <summary>Checks a graph between the stages: kinds, axes, payloads, order. A failure is an error of the compiler.</summary>
internal static class Verifier
{
    /// <summary>Throws where a formula breaks a rule of the representation.</summary>
    public static void Verify(Formula formula, string stage)
    {
        foreach (var output in formula.Outputs)
        {
            Require(output.Value.Kind == ElementKind.Real, stage, output.Value, $"the output {output.Name} is a number");
            Require(AxisSet.Sample.Contains(output.Value.Axes), stage, output.Value, $"the output {output.Name} has no row axis");
        }

        Verify(formula.Outputs.SelectMany(output => output.Nodes), formula, stage);
    }

    public static void Verify(IEnumerable<Node> roots, Formula formula, string stage)
    {
        foreach (var node in Graph.Topological(roots))
        {
            VerifyOperands(node, stage);
            VerifyPayload(node, formula, stage);
        }
    }

    private static void VerifyOperands(Node node, string stage)
    {
        Require(node.Operands.Length == node.Op.Operands.Length, stage, node, "the number of operands");
        ElementKind? generic = null;
        var axes = AxisSet.None;
        for (var i = 0; i < node.Operands.Length; i++)
        {
            var operand = node.Operands[i];
            axes |= operand.Axes;
            var expected = node.Op.Operands[i] ?? (generic ??= operand.Kind);
            Require(operand.Kind == expected, stage, node, $"operand {i.ToText()} is {operand.Kind}, expected {expected}");
            Require(operand.Id < node.Id, stage, node, "operands come first");
        }

        if (node.Op.Shape != OpShape.Leaf)
        {
            if (node.Op.Shape == OpShape.Reduction)
                axes = axes.Except(node.Axis);
            else if (node.Op.Shape == OpShape.RowWise)
                axes = axes.With(node.Axis);
            Require(node.Axes == axes, stage, node, $"axes {node.Axes}, expected {axes}");
            Require(node.Kind == (node.Op.Result ?? generic), stage, node, "the kind of the result");
        }
    }

    private static void VerifyPayload(Node node, Formula formula, string stage)
    {
        if (node.Op.HasAxis || node.Is(Ops.Iota) || node.Is(Ops.Length))
            Require(node.Payload is Axis { Id: > 0 }, stage, node, "a row axis");
        else if (node.Is(Ops.Input))
            Require(node == formula.InputNode(node.Parameter), stage, node, "an input as declared");
        else if (node.IsConstant)
            Require(node.Payload is Rational, stage, node, "a constant");
    }

    private static void Require(bool holds, string stage, Node node, string what)
    {
        if (!holds)
            throw new InvalidOperationException($"After {stage}: {what}, in {node}.");
    }
}
