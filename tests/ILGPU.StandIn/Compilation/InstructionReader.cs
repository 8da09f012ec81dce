using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.StandIn;

/// <summary>Reads the instructions of a method.</summary>
internal static class InstructionReader
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static List<Instruction> Read(MethodBase method)
    {
        var il = method.GetMethodBody()!.GetILAsByteArray()!;
        Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var instructions = new List<Instruction>();
        for (var position = 0; position < il.Length;)
        {
            var offset = position;
            var code = il[position] == 0xFE ? Codes[(short)(0xFE00 | il[position + 1])] : Codes[il[position]];
            position += code.Size;
            var rest = il.AsSpan(position);
            var size = code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(rest),
                _ => 4,
            };
            var next = position += size;
            object? operand = code.OperandType switch
            {
                OperandType.InlineNone => null,
                OperandType.ShortInlineBrTarget => next + (sbyte)rest[0],
                OperandType.InlineBrTarget => next + BinaryPrimitives.ReadInt32LittleEndian(rest),
                OperandType.ShortInlineI => (int)(sbyte)rest[0],
                OperandType.ShortInlineVar => (int)rest[0],
                OperandType.InlineVar => (int)BinaryPrimitives.ReadUInt16LittleEndian(rest),
                OperandType.InlineI => BinaryPrimitives.ReadInt32LittleEndian(rest),
                OperandType.InlineI8 => BinaryPrimitives.ReadInt64LittleEndian(rest),
                OperandType.ShortInlineR => BinaryPrimitives.ReadSingleLittleEndian(rest),
                OperandType.InlineR => BinaryPrimitives.ReadDoubleLittleEndian(rest),
                OperandType.InlineString => "",
                OperandType.InlineSwitch => Switch(rest, next),
                OperandType.InlineSig => null,
                _ => method.Module.ResolveMember(BinaryPrimitives.ReadInt32LittleEndian(rest), typeArguments, methodArguments),
            };
            instructions.Add(new(offset, code, operand));
        }

        return instructions;
    }

    private static int[] Switch(ReadOnlySpan<byte> operand, int next)
    {
        var targets = new int[BinaryPrimitives.ReadInt32LittleEndian(operand)];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = next + BinaryPrimitives.ReadInt32LittleEndian(operand[(4 + 4 * i)..]);
        return targets;
    }
}
