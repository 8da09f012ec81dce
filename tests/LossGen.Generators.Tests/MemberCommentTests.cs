namespace LossGen.Generators.Tests;

/// <summary>Generated members carry what the formula's own comment says, beside what is true of every loss.</summary>
public sealed class MemberCommentTests
{
    [Fact]
    public void TheSummaryAndTheRemarksOfTheFormulaAreThere()
    {
        var emitted = Emit("/// <summary>Squared\n/// error.</summary>\n/// <remarks>Gauss 1809.</remarks>");

        Assert.Contains("/// <summary>The reduced loss of a batch. Squared error.</summary>", emitted, StringComparison.Ordinal);
        Assert.Contains("/// <summary>The weighted loss of every sample. Squared error.</summary>", emitted, StringComparison.Ordinal);
        Assert.Contains("/// <remarks>Gauss 1809.</remarks>", emitted, StringComparison.Ordinal);
    }

    [Fact]
    public void AParameterHasItsMeaningAndItsShape()
    {
        var emitted = Emit("/// <summary>Squared error.</summary>\n/// <param name=\"p\">What is predicted.</param>");

        Assert.Contains("/// <param name=\"p\">What is predicted. A value per sample.</param>", emitted, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"t\">A value per sample.</param>", emitted, StringComparison.Ordinal);
    }

    [Fact]
    public void AReferenceBecomesTextBecauseItIsBoundElsewhere() =>
        Assert.Contains("Squared error, as <c>Other.Mse</c> and <c>that one</c> are.", Emit("/// <summary>Squared error, as <see cref=\"Other.Mse\"/> and <see cref=\"X\">that one</see> are.</summary>"), StringComparison.Ordinal);

    [Fact]
    public void ACommentInABlockIsReadAsWell() =>
        Assert.Contains("/// <summary>The reduced loss of a batch. Squared error.</summary>", Emit("/**\n * <summary>Squared error.</summary>\n */"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("// no documentation")]
    [InlineData("/// <summary>not & closed")]
    public void WithoutACommentThatCanBeReadThereIsWhatIsTrueOfEveryLoss(string comment) =>
        Assert.Contains("/// <summary>The reduced loss of a batch.</summary>", Emit(comment), StringComparison.Ordinal);

    private static string Emit(string comment) => string.Concat(Generation.Texts(
        $$"""
        using LossGen;
        using static LossGen.Formula;

        public static partial class Losses
        {
            {{comment}}
            [Loss]
            public static partial float Mse([Grad] float p, float t) => Square(p - t);
        }
        """));
}
