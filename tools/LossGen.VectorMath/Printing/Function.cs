namespace LossGen.VectorMath.Printing;

/// <summary>
/// One function, written once for all widths. In a template <c>$F</c> is the lane type, <c>$I</c> the integer lanes of the same size,
/// <c>$D</c> and <c>$L</c> double and 64-bit integer lanes of the same width, <c>$R</c> and <c>$N</c> the element and integer types, <c>$S</c> and <c>$B</c> their names in .NET,
/// <c>$W</c> the width, <c>$C</c> the number of lanes;
/// <c>V.</c> stands for the class of the vector's operations, and <c>Horner(x, c0, c1, …)</c> for a polynomial in x, lowest coefficient first.
/// A line that begins with a width and a colon is for that width alone.
/// </summary>
/// <param name="Summary">The line of documentation.</param>
/// <param name="Template">The member without its modifiers.</param>
internal sealed record Function(string Summary, string Template)
{
    /// <summary>The scalar form, where it is not the template read with one lane.</summary>
    public string? Scalar { get; init; }

    /// <summary>The form for kernels of a device, where it is not the scalar one.</summary>
    public string? Device { get; init; }

    /// <summary>The lanes of this function, where they are not those of its file: float functions that compute in double.</summary>
    public Element? Lanes { get; init; }

    /// <summary>The member that calls the one for the width of this machine, without its modifiers; null: callers choose.</summary>
    public string? ByWidth { get; init; }

    /// <summary>Whether the scalar form is left out.</summary>
    public bool VectorsOnly { get; init; }

    /// <summary>Whether kernels of a device have the function.</summary>
    public bool IsOnDevice { get; init; } = true;

    /// <summary>The name: the word before the parameters.</summary>
    public string Name { get; } = Template[..Template.IndexOf('(')].Split(' ')[^1];

    public bool IsPublic { get; init; } = true;

    public bool IsInlined { get; init; } = true;

    public string For(LaneType lanes) => lanes switch
    {
        { IsDevice: true } => Device ?? Scalar ?? Template,
        { IsScalar: true } => Scalar ?? Template,
        _ => Template,
    };
}
