using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu;

/// <summary>How numbers lie in the memory of a device. ILGPU has a half of its own, and nothing for bfloat16 but its 16 bits.</summary>
internal sealed class DeviceStorage(StorageType storage)
{
    public StorageType Storage { get; } = storage;

    /// <summary>The type of what is computed.</summary>
    public string Element => Storage.Arithmetic;

    /// <summary>The type that inputs and gradients are stored as.</summary>
    public string Type => Storage.Element switch
    {
        ElementTypes.Half => "global::ILGPU.Half",
        ElementTypes.BFloat16 => "ushort",
        _ => Storage.Type,
    };

    /// <summary>The element type of a parameter: a flag is a byte, since a device has no type for truth values.</summary>
    public string TypeOf(Parameter parameter) => parameter.Element switch
    {
        ElementKind.Flag => "byte",
        ElementKind.Integer => "int",
        _ => parameter.IsWeight ? Element : Type,
    };

    /// <summary>An element as the arithmetic takes it.</summary>
    /// <param name="parameter">What is read.</param>
    /// <param name="load">The text that reads it.</param>
    /// <param name="isDouble">The arithmetic is in double.</param>
    public Text Loaded(Parameter parameter, string load, bool isDouble)
    {
        if (parameter.Element == ElementKind.Flag)
            return new Text(load + " != 0", 3);
        if (parameter.Element == ElementKind.Integer)
            return new Text(isDouble ? "(long)" + load : load, isDouble ? 7 : Text.Tight);
        var value = TypeOf(parameter) switch
        {
            "ushort" => new Text($"FromBFloat16({load})", Text.Tight),
            "global::ILGPU.Half" => new Text("(float)" + load, 7),
            _ => new Text(load, Text.Tight),
        };
        return isDouble && !Storage.IsDouble ? new Text("(double)" + value.At(8), 7) : value;
    }

    /// <summary>A number of the arithmetic as it is stored.</summary>
    public string Stored(Text value, bool isDouble)
    {
        var single = isDouble && !Storage.IsDouble ? new Text("(float)" + value.At(8), 7) : value;
        return Type switch
        {
            "ushort" => $"ToBFloat16({single})",
            "global::ILGPU.Half" => $"global::ILGPU.Interop.IntAsFloat(ToHalfBits({single}))",
            _ => single.Value,
        };
    }
}
