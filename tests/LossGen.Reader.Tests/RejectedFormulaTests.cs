namespace LossGen.Reader.Tests;

/// <summary>What a formula may not hold: each gives one diagnostic, on the marked syntax, and nothing else.</summary>
public sealed class RejectedFormulaTests
{
    /// <summary>Diagnostics whose example is long: the page of each is its test.</summary>
    public static readonly IReadOnlyList<string> TestedByPages = ["LG0020", "LG0037", "LG0044"];

    /// <summary>Members of a class, around the body of a loss of <c>float p</c>, <c>float t</c>, <c>Row a</c>, <c>Row b</c>, <c>int y</c>.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { "LG0042", "[|Library.WithoutFormula(p)|]" },
        { "LG0046", "[|Library.Total()|] + p" },
        { "LG0047", "[|Library.Picked(a, 1)|]" },
        { "LG0047", "[|Library.Picked(a, y + 1)|]" },
        { "LG0048", "[|Library.Error(Library.Counted(p, t), t)|]" },
        { "LG0048", "[|1 + Library.Counted(p, t)|]" },
        { "LG0049", "Sum(a, x => Sum(b, z => [|Library.Error(x, z)|]))" },
        { "LG0056", "[|Library.Newer(p, t)|]" },
        { "LG0057", "[|Library.Broken(p, t)|]" },
        { "LG0030", "{ var s = 0f; [|for (var i = 0; i < 3; i++) s += p;|] return s; }" },
        { "LG0030", "{ var s = p; [|while (s < 3) s += 1;|] return s; }" },
        { "LG0030", "{ [|foreach (var x in new float[3]) { }|] return p; }" },
        { "LG0031", "Sum(a, x => { [|p|] = x; return x; }) + p" },
        { "LG0031", "{ float s; return ([|s = p|]) + s; }" },
        { "LG0031", "{ float Set() { [|p|] = 1; return 1; } return p + Set(); }" },
        { "LG0032", "{ var values = [|new float[] { p, t }|]; return p; }" },
        { "LG0032", "{ ReadOnlySpan<float> values = [|[p, t]|]; return p; }" },
        { "LG0033", "{ var random = [|new Random(1)|]; return p; }" },
        { "LG0033", "Sum([|new Row(p, t)|])" },
        { "LG0034", "{ var text = [|\"loss\"|]; return p; }" },
        { "LG0034", "{ var text = [|$\"{p}\"|]; return p; }" },
        { "LG0035", "p + [|a.ToArray()|].Length" },
        { "LG0036", "p * [|mutable|]" },
        { "LG0036", "p * [|Environment.ProcessorCount|]" },
        { "LG0038", "p + [|(int)t|]" },
        { "LG0038", "p + [|(long)t|]" },
        { "LG0039", "p * ([|y / 2|])" },
        { "LG0039", "p * ([|1 / 2|])" },
        { "LG0040", "p > 0 ? p : [|throw new InvalidOperationException()|]" },
        { "LG0040", "[|throw new InvalidOperationException()|]" },
        { "LG0040", "{ [|throw new InvalidOperationException();|] }" },
        { "LG0040", "{ [|try { return p; } finally { }|] }" },
        { "LG0041", "{ ByReference([|ref p|]); return p; }" },
        { "LG0042", "[|MathF.ScaleB(p, 2)|]" },
        { "LG0042", "p + [|Convert.ToSingle(y)|]" },
        { "LG0042", "[|Generic(p)|]" },
        { "LG0043", "p + Again(t)" },
        { "LG0045", "p + (float)[|1.5m|]" },
        { "LG0046", "p + [|Sum(Map(a, x => 1f))|]" },
        { "LG0047", "a[[|0|]] * p" },
        { "LG0047", "a[[|y + 1|]] * p" },
        { "LG0047", "Sum([|With(a, 0, p)|])" },
        { "LG0048", "[|Weighted(p, t) + 1|]" },
        { "LG0049", "Sum(Map(a, x => Sum([|b * x|])))" },
        { "LG0049", "Sum(Map(a, x => Sum(b, z => [|z * x|])))" },
        { "LG0049", "Sum(Map(a, x => Sum(a, z => [|z - x|])))" },
        { "LG0050", "[|y switch { 0 => p, 1 => t }|]" },
        { "LG0051", "a is [|{ Length: 3 }|] ? p : t" },
        { "LG0052", "{ Func<float, float> f = [|y > 0 ? Abs : Exp|]; return f(p); }" },
        { "LG0045", "p + (float)[|(object)t|]" },
        { "LG0053", "[|(p, t) == (t, p)|] ? p : t" },
        { "LG0054", "{ [|lock (typeof(C)) { return p; }|] }" },
        { "LG0054", "{ [|Math.Abs(t)|]; return p; }" },
        { "LG0054", "{ void Set() { } [|Set()|]; return p; }" },
        { "LG0054", "{ [|Console.WriteLine()|]; return p; }" },
        { "LG0055", "p + [|y % 2|]" },
        { "LG0055", "[|p % t|]" },
        { "LG0055", "p + ([|y & 1|])" },
    };

    /// <summary>Whole members of a class.</summary>
    public static TheoryData<string, string> Members => new()
    {
        { "LG0001", "[Loss] public static float [|F|]([Grad] float p) => p;" },
        { "LG0003", "[Loss] public partial float [|F|]([Grad] float p) => p;" },
        { "LG0004", "[Loss] static partial float [|F|]([Grad] float p) => p;" },
        { "LG0005", "[Loss] public static partial float [|F|]<T>([Grad] float p) => p;" },
        { "LG0007", "[Loss] public static partial float [|F|](float p) => p;" },
        { "LG0008", "[Loss] public static partial float [|F|]([Grad] float p);" },
        { "LG0009", "[Loss] public static partial [|int|] F([Grad] float p) => 1;" },
        { "LG0009", "[Loss] public static partial [|Row|] F([Grad] Row p) => p;" },
        { "LG0010", "[Loss] public static partial ([|float|], float b) F([Grad] float p) => (p, p);" },
        { "LG0012", "[Loss] public static partial float F([Grad] float p, [|string|] s) => p;" },
        { "LG0012", "[Loss] public static partial float F([Grad] float p, [|float[]|] s) => p;" },
        { "LG0012", "[Loss] public static partial float F([Grad] float p, [|DayOfWeek|] s) => p;" },
        { "LG0013", "[Loss] public static partial float F([Grad] float p, [|in float s|]) => p;" },
        { "LG0014", "[Loss] public static partial float F([Grad] float p, [Hyper] [|long|] s) => p;" },
        { "LG0014", "[Loss] public static partial float F([Grad] float p, [Hyper] [|Row|] s) => p;" },
        { "LG0015", "[Loss] public static partial float F([|[Grad] int p|], float t) => t;" },
        { "LG0016", "[Loss] public static partial float F([Grad] float p, [|[Weight] Row w|]) => p;" },
        { "LG0016", "[Loss] public static partial float F([Grad] float p, [|[Label] float w|]) => p;" },
        { "LG0016", "[Loss] public static partial float F([Grad] float p, [|[Shared] float w|]) => p;" },
        { "LG0016", "[Loss] public static partial float F([|[Grad, Shared] Row p|]) => Sum(p);" },
        { "LG0017", "[Loss] public static partial float F([Grad] float p, [Weight] float w, [|[Weight] float v|]) => p;" },
        { "LG0018", "[Loss] public static partial float F([Grad] float p, [[|Domain(1, 0)|]] float w) => p;" },
        { "LG0019", "[Loss] public static partial float F([Grad] float p, float [|options|]) => p;" },
        { "LG0019", "[Loss] public static partial float F([Grad] float p, float [|pGradient|]) => p;" },
        { "LG0019", "[Loss] public static partial float F([Grad] Row p, float [|pWidth|]) => Sum(p);" },
        { "LG0019", "[Loss] public static partial (float loss, float hit) F([Grad] float p, float [|hit|]) => (p, hit);" },
        { "LG0021", "[Loss] public static partial float F([Grad] float p, [|[Grad] float t|]) => p + StopGradient(t);" },
    };

    /// <summary>Whole files.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "LG0002", "using LossGen; static class [|C|] { [Loss] public static partial float F([Grad] float p) => p; }" },
        { "LG0002", "using LossGen; class [|A|] { partial class B { [Loss] public static partial float F([Grad] float p) => p; } }" },
        { "LG0005", "using LossGen; partial class C<T> { [Loss] public static partial float [|F|]([Grad] float p) => p; }" },
        { "LG0006", "using LossGen; file partial class [|C|] { [Loss] public static partial float F([Grad] float p) => p; }" },
        { "LG0011", "using LossGen; partial class C { [Loss] public static partial float [|F|]([Grad] float p) => p; [Loss] public static partial float f([Grad] float q) => q; }" },
        { "LG0060", "using LossGen; using static LossGen.Formula; using static System.MathF; partial class C { [Loss] public static partial float F([Grad] float p) => [|Max|](p, 0f); }" },
        { "LG0061", "using LossGen; using static LossGen.Formula; partial class C { static void Max() { } [Loss] public static partial float F([Grad] float p) => [|Max|](p, 0f); }" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void BodyIsRejected(string id, string body) => AssertRejected(id, TestSource.InClass(
        "[Loss] public static partial float F([Grad] float p, float t, Row a, Row b, int y)" + (body.StartsWith('{') ? body : " => " + body + ";") +
        " static float mutable; static float ByReference(ref float x) => x; static float Generic<T>(T x) => 1; static float Again(float x) => x < 0 ? x : " +
        (id == "LG0043" ? "[|Again(x - 1)|];" : "x;")));

    [Theory]
    [MemberData(nameof(Members))]
    public void MemberIsRejected(string id, string members) => AssertRejected(id, TestSource.InClass(members));

    [Theory]
    [MemberData(nameof(Files))]
    public void FileIsRejected(string id, string file) => AssertRejected(id, file);

    private static void AssertRejected(string id, string marked)
    {
        var source = MarkedSource.Parse(marked);
        var result = TestSource.ReadAll(TestSource.Compile(source.Text))[0];
        var found = result.Diagnostics.Select(diagnostic => $"{diagnostic.Id} on '{source.Text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}'");
        var expected = source.Spans.Select(span => $"{id} on '{source.Text.Substring(span.Start, span.Length)}'");
        Assert.Equal(expected, found);
        Assert.Equal(source.Spans, result.Diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan));
        Assert.Null(result.Model?.Formula);
        Assert.All(result.Diagnostics, diagnostic => Assert.DoesNotContain("{", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Replace("{ p, t }", ""), StringComparison.Ordinal));
    }
}
