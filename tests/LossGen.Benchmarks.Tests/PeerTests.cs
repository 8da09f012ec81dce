using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Tests;

/// <summary>What is compared computes the same: each peer is another writing of the formula.</summary>
public sealed class PeerTests : IDisposable
{
    private const int Samples = 192;
    private const int Width = 24;

    // Sums of some thousand floats in other orders.
    private const double Tolerance = 1e-4;

    private readonly Arena _arena = new(1 << 20);

    public static TheoryData<string> Losses => [.. LossTable.All.Select(subject => subject.Name)];

    public void Dispose() => _arena.Dispose();

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_composition_gives_the_loss_and_the_gradient_of_the_kernel(string loss) => Compare(loss, subject => subject.TensorPrimitives!);

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_scalar_loop_gives_the_loss_and_the_gradient_of_the_kernel(string loss) => Compare(loss, subject => subject.Scalar!);

    private void Compare(string loss, Func<Subject, Func<Batch, double>> peer)
    {
        var subject = LossTable.All.Single(subject => subject.Name == loss);
        var batch = Batch.Create(_arena, subject.Fields, new Shape(Samples, subject.HasRows ? Width : 1), LossTable.Scratch);
        Filling.Fill(batch, subject.Fields);
        var expected = (double)subject.Ours(batch, default);
        var gradients = Gradients(batch);

        var sum = batch.Parts(2).Sum(peer(subject));

        Assert.Equal(expected, sum / Samples, Tolerance * Math.Abs(expected));
        var size = gradients.Max(Math.Abs);
        Assert.All(Gradients(batch).Zip(gradients), pair => Assert.Equal(pair.Second, pair.First, Tolerance * size));
    }

    private static float[] Gradients(Batch batch) => [.. Enumerable.Range(0, batch.Gradients.Length).SelectMany(i => batch.Gradient(i).ToArray())];
}
