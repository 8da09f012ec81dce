using System.Runtime.Loader;
using LossGen.Compiler;
using LossGen.Testing;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace LossGen.Generators.Tests;

/// <summary>A loss of a referenced assembly is read as one of the same project is.</summary>
public sealed class ReferencedFormulaTests
{
    private const string Library = """
        using LossGen;
        using static LossGen.Formula;

        namespace Library;

        /// <summary>How a margin is taken.</summary>
        public enum Margin
        {
            /// <summary>As it is.</summary>
            Soft,

            /// <summary>At least 0.</summary>
            Hard,
        }

        /// <summary>Losses that others call.</summary>
        public static partial class Catalogue
        {
            /// <summary>Huber.</summary>
            [Loss]
            public static partial float Huber([Grad] float prediction, float target, [Hyper] float delta = 1f)
            {
                var r = Abs(prediction - target);
                return r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta);
            }

            /// <summary>Cross-entropy, through a function that is not seen from outside.</summary>
            [Loss]
            public static partial float CrossEntropy([Grad] Row logits, int label) => Negated(Log(Softmax(logits)[label]));

            /// <summary>Cross-entropy and accuracy.</summary>
            [Loss]
            public static partial (float loss, float accuracy) Scored([Grad] Row logits, int label, [Hyper] float temperature = 0.1f)
            {
                var scaled = logits / temperature;
                return (-LogSoftmax(scaled)[label], ArgMax(logits) == label ? 1f : 0f);
            }

            /// <summary>A weighted and masked error.</summary>
            [Loss]
            public static partial float Counted([Grad] float x, float y, [Weight] float importance = 1f, [Mask] bool counts = true) => Weighted(Square(x - y), x > y ? 2f : 1f);

            /// <summary>Statistics that count in their own way, and as the loss does.</summary>
            [Loss]
            public static partial (float loss, float own, float same) Statistics([Grad] float x, float y, float w) => (Weighted(Square(x - y), w), Weighted(Abs(x), w), Abs(y));

            /// <summary>Rows, one of which may be left out.</summary>
            [Loss]
            public static partial float Distance([Grad] Row a, Row b = default, [Hyper] Margin margin = Margin.Hard, [Hyper] double floor = 1e-3)
            {
                var d = Sum(Map(a, b, (x, y) => Square(x - y))) / a.Length;
                return margin == Margin.Hard ? Max(d - (float)floor, 0) : StopGradient(d) * d;
            }

            /// <summary>A smoothed target.</summary>
            [Loss]
            public static partial float Smoothed([Grad] Row logits, int label, [Domain(0, 1, MaximumExclusive = true)] [Hyper] float smoothing = 0.1f)
            {
                var p = LogSoftmax(logits);
                return -((1 - smoothing) * p[label]) - smoothing * Sum(With(p, label, 0)) / (logits.Length - 1);
            }

            private static float Negated(float x) => -x;
        }
        """;

    /// <summary>The library as an assembly, and as a project that is open beside the user's.</summary>
    private static readonly Lazy<MetadataReference> _image = new(() => Image(Sources.Compile(Library), "Library"));

    private static readonly Lazy<MetadataReference> _project = new(() => Generation.Complete(Sources.Compile(Library).WithAssemblyName("Library")).ToMetadataReference());

    /// <summary>Members of a class that calls the library; the last is the loss that is compared.</summary>
    public static TheoryData<string, string> Callers => new()
    {
        { "numbers and a default", "[Loss] public static partial float F([Grad] float p, float t) => Catalogue.Huber(p, t);" },
        { "a hyperparameter handed on", "[Loss] public static partial float F([Grad] float p, float t, [Hyper] float size = 2f) => Catalogue.Huber(p, t, size);" },
        { "named arguments in another order", "[Loss] public static partial float F([Grad] float p, float t) => Catalogue.Huber(delta: 0.3f, target: t, prediction: 2 * p);" },
        { "a hyperparameter that varies", "[Loss] public static partial float F([Grad] float p, float t, float s) => Catalogue.Huber(p, t, Exp(s));" },
        { "a constant that decides", "[Loss] public static partial float F([Grad] float p) => Catalogue.Huber(p, 0, float.PositiveInfinity) + Catalogue.Huber(1, 3) * p;" },
        { "a row and a label", "[Loss] public static partial float F([Grad] Row z, int y) => Catalogue.CrossEntropy(z, y);" },
        { "a label that is the largest element", "[Loss] public static partial float F([Grad] Row z, Row t) => Catalogue.CrossEntropy(z, ArgMax(t));" },
        { "a label that is chosen", "[Loss] public static partial float F([Grad] Row z, int y, int x, bool b) => Catalogue.CrossEntropy(2 * z, b ? x : y);" },
        { "terms joined in one pass", "[Loss] public static partial float F([Grad] Row z, int y, [Hyper] float a = 0.5f) { var ce = Catalogue.CrossEntropy(z, y); var smooth = Catalogue.Smoothed(z, y, a); return a * ce + smooth; }" },
        { "a tuple", "[Loss] public static partial (float loss, float hit) F([Grad] Row z, int y) => Catalogue.Scored(z, y, 0.5f);" },
        { "parts of a tuple", "[Loss] public static partial (float loss, float hit) F([Grad] Row z, int y, [Weight] float w) { var (l, a) = Catalogue.Scored(z, y); return (l + 1, a * l); }" },
        { "a weight and a mask", "[Loss] public static partial float F([Grad] float p, float t, float w, bool b) => Catalogue.Counted(p, t, w, b);" },
        { "a weight and a mask left out", "[Loss] public static partial float F([Grad] float p, float t, [Weight] float v) => Catalogue.Counted(p, t);" },
        { "weights on one side of a condition", "[Loss] public static partial float F([Grad] float p, float t, bool b) => b ? Catalogue.Counted(p, t, counts: p > 0) : Square(p);" },
        { "statistics with and without weights", "[Loss] public static partial (float loss, float a, float b) F([Grad] float p, float t, float v) { var (l, own, same) = Catalogue.Statistics(p, t, v); return (Weighted(l, 3 * v), own, same); }" },
        { "an optional row left out", "[Loss] public static partial float F([Grad] Row z) => Catalogue.Distance(z);" },
        { "rows that meet in the call alone", "[Loss] public static partial float F([Grad] Row z, Row t, [Hyper] bool soft = true) => Catalogue.Distance(z, t, soft ? Margin.Soft : Margin.Hard) + Sum(t);" },
        { "a call for every element", "[Loss] public static partial float F([Grad] Row z, Row t) => Sum(Map(z, t, (a, b) => Catalogue.Huber(a, b))) + Mean(Map(z, t, (a, b) => Catalogue.Huber(a, b, 3)));" },
        { "a function of the user's own between them", "static float Twice(Row z, int y) => 2 * Catalogue.CrossEntropy(z, y); [Loss] public static partial float F([Grad] Row z, int y) => Twice(z, y);" },
        { "other element types", "[Loss(Elements = Elements.Single | Elements.Double | Elements.Half)] public static partial float F([Grad] Row z, int y) => Catalogue.Smoothed(z, y);" },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public void KernelsAreThoseOfASingleProject(string call, string members)
    {
        _ = call;
        var user = User(members);

        var expected = Emitted(Generation.Complete(Sources.Compile(user, Library)));
        var complete = Generation.Complete(Sources.Compile(user).AddReferences(_image.Value));

        Assert.Contains("Kernels", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Emitted(complete));
        Assert.Equal(expected, Emitted(Generation.Complete(Sources.Compile(user).AddReferences(_project.Value))));
        Assert.Empty(complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void FormulasPassThroughSeveralAssemblies()
    {
        const string Middle = "using LossGen; namespace Middle; public static partial class Wrapped { [Loss] public static partial float Ce([Grad] Row z, int y, [Hyper] float s = 0.25f) => Library.Catalogue.CrossEntropy(z, y) + s * Library.Catalogue.Huber(z[y], 1); }";
        const string Last = "using LossGen; namespace Last; public static partial class Uses { [Loss(Elements = Elements.Double)] public static partial float F([Grad] Row z, int y) => 2 * Middle.Wrapped.Ce(z, y, 0.5f); }";
        var library = Image(Sources.Compile(Library), "Library", out var libraryBytes);
        var middle = Image(Sources.Compile(Middle).AddReferences(library), "Middle", out var middleBytes);
        var last = Sources.Compile(Last).AddReferences(middle);
        _ = Image(last, "Last", out var lastBytes);

        var context = new AssemblyLoadContext(nameof(FormulasPassThroughSeveralAssemblies), isCollectible: true);
        context.Resolving += (_, name) => name.Name == "LossGen" ? typeof(Row).Assembly : null;
        context.LoadFromStream(new MemoryStream(libraryBytes));
        context.LoadFromStream(new MemoryStream(middleBytes));
        var type = context.LoadFromStream(new MemoryStream(lastBytes)).GetType("Last.Uses")!;
        double[] z = [0.5, -1, 2, 1, 4, 0.25], gradient = new double[6];
        var loss = (double)MemberInvoker.For(type.GetMethod("FWithGradient")!)([z, new[] { 2, 0 }, gradient])!;

        // 2 · (log Σ exp(z_j) − z_y + 0.5 · huber(z_y − 1)), by hand.
        var (value, expected) = (0.0, new double[6]);
        foreach (var (start, label) in new[] { (0, 2), (3, 0) })
        {
            var row = z[start..(start + 3)];
            var total = row.Sum(Math.Exp);
            var distance = Math.Abs(row[label] - 1);
            value += Math.Log(total) - row[label] + (0.5 * (distance <= 1 ? 0.5 * distance * distance : distance - 0.5));
            for (var j = 0; j < 3; j++)
                expected[start + j] = (Math.Exp(row[j]) / total) - (j == label ? 1 - (0.5 * Math.Clamp(row[label] - 1, -1, 1)) : 0);
        }

        Assert.Equal(value, loss, 1e-14);
        Assert.All(expected.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void AnEditElsewhereRunsNothingAgain()
    {
        var before = Sources.Compile(User("[Loss] public static partial float F([Grad] Row z, int y) => Catalogue.CrossEntropy(z, y);"), "class Other;")
            .AddReferences(_image.Value);
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[1], Sources.Tree("class Another;", before.SyntaxTrees[1].FilePath));

        var steps = Generation.Run(before).RunGenerators(after).GetRunResult().Results.Single().TrackedSteps;

        Assert.True(Assert.Single(steps[LossGenerator.ReadStep].SelectMany(step => step.Outputs)).Reason is Cached or Unchanged);
        Assert.Equal(Cached, Assert.Single(steps[LossGenerator.EmitStep].SelectMany(step => step.Outputs)).Reason);
    }

    [Fact]
    public void ARejectedLossCarriesNoFormula() =>
        Assert.DoesNotContain("CompiledFormula", Assert.Single(Generation.Texts(Formulas.Rejected)), StringComparison.Ordinal);

    private static string User(string members) => "using Library;\n" + Sources.InClass(members);

    /// <summary>The file of the loss F.</summary>
    private static string Emitted(Compilation complete) =>
        complete.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Shop.Losses.F.g.cs", StringComparison.Ordinal)).ToString();

    private static MetadataReference Image(Compilation compilation, string name) => Image(compilation, name, out _);

    private static MetadataReference Image(Compilation compilation, string name, out byte[] bytes)
    {
        using var stream = new MemoryStream();
        var result = Generation.Complete(compilation.WithAssemblyName(name)).Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        bytes = stream.ToArray();
        return MetadataReference.CreateFromImage(bytes);
    }
}
