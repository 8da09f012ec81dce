using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>Numbers that lanes work with, put into every lane before a loop.</summary>
internal static class LaneOperands
{
    /// <summary>The nodes that do not vary along the axis of the lanes, but are operands or roots of what does and is not known already.</summary>
    public static IReadOnlyList<Node> Of(IEnumerable<Node> roots, Axis lanes, Func<Node, bool>? isKnown = null)
    {
        var all = roots.Where(root => isKnown is null || !isKnown(root)).ToList();
        var varying = Varying(all, lanes, isKnown);
        return [.. varying.SelectMany(node => node.Operands).Concat(all).Where(node => !node.Axes.Contains(lanes)).Distinct()];
    }

    /// <summary>Prints the broadcasts and tells the lanes of them. Conditions stay single truth values, which choose without computing both sides.</summary>
    public static void Broadcast(IReadOnlyList<Node> roots, Axis axis, BodyPrinter numbers, BodyPrinter lanes, CodeWriter writer, CpuForm form, Func<Node, bool>? isKnown = null) =>
        Broadcast(Of(roots, axis, isKnown), Varying(roots, axis, isKnown), numbers, lanes, writer, form);

    /// <summary>Prints the broadcasts of the operands of some nodes.</summary>
    public static void Broadcast(IEnumerable<Node> operands, IReadOnlyCollection<Node> varying, BodyPrinter numbers, BodyPrinter lanes, CodeWriter writer, CpuForm form)
    {
        foreach (var operand in operands)
        {
            if (lanes.Knows(operand))
                continue;
            if (operand.Kind == ElementKind.Flag)
            {
                BroadcastFlag(operand, varying, numbers, lanes, writer, form);
                continue;
            }

            var value = operand.IsConstant ? form.Literal(operand.Value)
                : operand.Kind == ElementKind.Integer ? (form.IsDouble ? "(long)" : "") + numbers.Value(operand).At(8)
                : form.IsDouble ? numbers.Value(operand).Value : "(float)" + numbers.Value(operand).At(8);
            var name = lanes.Names.Fresh(Wish(operand, numbers));
            writer.Line($"var {name} = {form.Broadcast(value)};");
            lanes.Define(operand, name);
        }
    }

    private static List<Node> Varying(IEnumerable<Node> roots, Axis lanes, Func<Node, bool>? isKnown) => [.. Graph.Topological(roots, isKnown).Where(node => node.Axes.Contains(lanes))];

    private static void BroadcastFlag(Node flag, IReadOnlyCollection<Node> varying, BodyPrinter numbers, BodyPrinter lanes, CodeWriter writer, CpuForm form)
    {
        lanes.Define(flag, numbers.Value(flag).At(Text.Tight));
        var isMask = varying.Any(node => node.Operands.Contains(flag) && !(node.Is(Ops.Select) && node.X == flag && node.Y != flag && node.Z != flag));
        if (!isMask || form.IsScalar)
            return;
        var name = lanes.Names.Fresh("isEnabled");
        writer.Line($"var {name} = BroadcastMask{form.Suffix}{(form.IsDouble ? "Double" : "")}({numbers.Value(flag)});");
        lanes.DefineMask(flag, name);
    }

    private static string Wish(Node operand, BodyPrinter numbers)
    {
        if (operand.IsConstant)
            return ConstantName(operand.Value);
        var text = numbers.Value(operand).Value;
        return (text.All(letter => char.IsLetterOrDigit(letter)) && !char.IsDigit(text[0]) ? text : Names.Camel(operand.Name ?? operand.Op.Name)) + "Lanes";
    }

    private static string ConstantName(Rational value) =>
        value.IsZero ? "zero" : value == 1 ? "one" : value == 2 ? "two" : value == new Rational(1, 2) ? "half" : !value.IsFinite
            ? (value.Sign > 0 ? "infinity" : "minusInfinity")
            : "c" + value.ToDouble().ToText().Replace('.', '_').Replace("-", "Minus").Replace("+", "");
}
