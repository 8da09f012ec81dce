namespace ILGPU.StandIn;

/// <summary>What is known of a value on the stack: its type, and whether it refers to a variable of the method.</summary>
internal readonly record struct StackEntry(Type Type, bool RefersToVariable = false)
{
    /// <summary>A value of a type, widened as the stack does it.</summary>
    public static StackEntry Of(Type type)
        => new(Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte or TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 => typeof(int),
            TypeCode.Int64 or TypeCode.UInt64 => typeof(long),
            _ => type,
        });
}
