using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Peers;

/// <summary>Holds the losses of PyTorch against the kernels: what is compared computes the same.</summary>
internal static class TorchAgreement
{
    private const int Samples = 192;
    private const int Width = 24;

    // PyTorch adds 1e-6 to the differences of a triplet, and sums in another order.
    private const double Tolerance = 1e-3;

    /// <exception cref="TorchException">A loss or a gradient differs.</exception>
    public static void Check(TorchPeer torch, IEnumerable<Subject> subjects)
    {
        foreach (var subject in subjects.Where(subject => subject.Torch is not null))
        {
            var shape = new Shape(Samples, subject.HasRows ? Width : 1);
            using var arena = new Arena(Batch.Capacity(subject.Fields, shape, scratch: 0));
            var batch = Batch.Create(arena, subject.Fields, shape);
            Filling.Fill(batch, subject.Fields);
            var loss = subject.Ours(batch, default);
            Compare(subject, "loss", [loss], torch.Values(subject.Torch!, subject.Fields, batch, out var gradients));
            Compare(subject, "gradient", [.. Enumerable.Range(0, batch.Gradients.Length).SelectMany(i => batch.Gradient(i).ToArray())], gradients);
        }
    }

    private static void Compare(Subject subject, string what, float[] ours, float[] theirs)
    {
        var size = ours.Max(Math.Abs);
        for (var i = 0; i < ours.Length; i++)
        {
            if (!(Math.Abs(ours[i] - theirs[i]) <= Tolerance * size))
                throw new TorchException(FormattableString.Invariant($"{subject.Name}: PyTorch computes another {what}: {theirs[i]} where the kernel has {ours[i]}, at {i}"));
        }
    }
}
