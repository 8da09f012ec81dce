using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Reader.Tests;

/// <summary>An assembly <c>Library</c> whose losses carry formulas, whole, broken, and of a version to come.</summary>
internal static class ReferencedLibrary
{
    private const string Source = """
        using LossGen;

        public static class Library
        {
            [CompiledFormula(1, "in p: number; grad\nin t: number; default 0f\nlet r = abs(subtract(p, t))\nreturn loss = multiply(r, r)\nend")]
            public static float Error(float p, float t = 0f) => 0;

            [CompiledFormula(1, "in z: row k1; grad\nin y: integer; label k1\nreturn loss = negate(pick[k1](z, y))\nend")]
            public static float Picked(Row z, int y) => 0;

            [CompiledFormula(1, "in z: row k1; grad\nreturn loss = sum[k1](z)\nend")]
            public static float Total(Row z = default) => 0;

            [CompiledFormula(1, "in p: number; grad\nin w: number; weight\nreturn loss = p; weight w\nend")]
            public static float Counted(float p, float w) => 0;

            [CompiledFormula(2, "?")]
            public static float Newer(float p, float t) => 0;

            [CompiledFormula(1, "in p: number; grad\nin t: number\nreturn loss = sub")]
            public static float Broken(float p, float t) => 0;

            [CompiledFormula(1, "in p: number; grad\nreturn loss = p\nend")]
            public static float OfAnother(float p, float t) => 0;

            [CompiledFormula(0, "in p: number; grad\nreturn loss = p\nend")]
            public static float WithoutVersion(float p) => 0;

            [CompiledFormula(1, null)]
            public static float WithoutText(float p) => 0;

            public static float WithoutFormula(float p) => p;
        }
        """;

    public static readonly MetadataReference Reference = Compile();

    private static MetadataReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText(Source)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Row).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? MetadataReference.CreateFromImage(image.ToArray()) : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }
}
