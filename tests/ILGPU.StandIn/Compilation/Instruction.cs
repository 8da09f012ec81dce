using System.Reflection.Emit;

namespace ILGPU.StandIn;

/// <summary>One IL instruction; tokens are resolved, targets of branches are offsets.</summary>
internal readonly record struct Instruction(int Offset, OpCode Code, object? Operand)
{
    public int[] Targets => Operand switch
    {
        int target when Code.OperandType is OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget => [target],
        int[] targets => targets,
        _ => [],
    };

    /// <summary>The integer that it loads, where it loads one.</summary>
    public int? Constant => Code.Name switch
    {
        "ldc.i4" or "ldc.i4.s" => (int)Operand!,
        "ldc.i4.m1" => -1,
        { Length: 8 } name when name.StartsWith("ldc.i4.", StringComparison.Ordinal) => name[^1] - '0',
        _ => null,
    };

    /// <summary>The index of the argument or local that a short or long form names.</summary>
    public int Index => Operand is int index ? index : Code.Name![^1] - '0';
}
