namespace LossGen.VectorMath.Printing;

/// <summary>A printed file: the functions of one subject for one element type, at every width.</summary>
internal sealed record SourceFile(string Subject, Element Element, IReadOnlyList<Function> Functions)
{
    public string Name => $"{Subject}.{Element.Name}.g.cs";
}
