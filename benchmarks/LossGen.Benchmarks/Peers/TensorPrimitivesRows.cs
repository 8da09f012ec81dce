// Unstable on purpose: what the whole-array operations give.
#pragma warning disable LG1008

using System.Numerics.Tensors;
using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Peers;

/// <summary>Losses of rows, composed of operations on whole rows. Each returns the sum of the losses and writes the gradient of their mean.</summary>
internal static class TensorPrimitivesRows
{
    public static double CrossEntropy(Batch batch) => CrossEntropy(batch, temperature: 1f);

    public static double InfoNce(Batch batch) => CrossEntropy(batch, temperature: 0.07f);

    public static double Kl(Batch batch)
    {
        var (width, share) = (batch.Shape.Width, batch.Share);
        var p = batch.Scratch(0)[..width];
        var difference = batch.Scratch(1)[..width];
        var sum = 0d;
        for (var i = 0; i < batch.Shape.Samples; i++)
        {
            var student = batch.Row(0, i);
            var teacher = batch.Row(1, i);
            var q = batch.GradientRow(0, i);
            var ofStudent = Softmax(student, q);
            var ofTeacher = Softmax(teacher, p);
            TensorPrimitives.Subtract(teacher, student, difference);
            sum += TensorPrimitives.Dot<float>(p, difference) + ofStudent - ofTeacher;
            TensorPrimitives.Subtract(q, p, q);
            TensorPrimitives.Multiply(q, share, q);
        }

        return sum;
    }

    public static double Composed(Batch batch)
    {
        const float Penalty = 1e-4f;
        const float Bonus = 0.01f;
        var (width, share) = (batch.Shape.Width, batch.Share);
        var logP = batch.Scratch(0)[..width];
        var sum = 0d;
        for (var i = 0; i < batch.Shape.Samples; i++)
        {
            var z = batch.Row(0, i);
            var label = batch.Labels(1)[i];
            var gradient = batch.GradientRow(0, i);
            var logSumExp = Softmax(z, gradient);
            TensorPrimitives.Subtract(z, logSumExp, logP);
            var entropy = -TensorPrimitives.Dot<float>(gradient, logP);
            sum += -logP[label] + (Penalty * logSumExp * logSumExp) - (Bonus * entropy);

            // p · (1 + 2 · penalty · lse + bonus · (log p + entropy)) − onehot
            TensorPrimitives.Multiply(logP, Bonus, logP);
            TensorPrimitives.Add(logP, 1 + (2 * Penalty * logSumExp) + (Bonus * entropy), logP);
            TensorPrimitives.Multiply(gradient, logP, gradient);
            TensorPrimitives.Multiply(gradient, share, gradient);
            gradient[label] -= share;
        }

        return sum;
    }

    public static double Cosine(Batch batch)
    {
        var (width, share) = (batch.Shape.Width, batch.Share);
        var sum = 0d;
        for (var i = 0; i < batch.Shape.Samples; i++)
        {
            var a = batch.Row(0, i);
            var b = batch.Row(1, i);
            var ofA = batch.GradientRow(0, i);
            var ofB = batch.GradientRow(1, i);
            var (normA, normB) = (TensorPrimitives.Norm(a), TensorPrimitives.Norm(b));
            var similarity = TensorPrimitives.Dot(a, b) / (normA * normB);
            var slope = batch.Flags(2)[i] ? -share : similarity > 0 ? share : 0f;
            sum += batch.Flags(2)[i] ? 1 - similarity : MathF.Max(0, similarity);

            TensorPrimitives.Multiply(b, slope / (normA * normB), ofA);
            TensorPrimitives.MultiplyAdd(a, -slope * similarity / (normA * normA), ofA, ofA);
            TensorPrimitives.Multiply(a, slope / (normA * normB), ofB);
            TensorPrimitives.MultiplyAdd(b, -slope * similarity / (normB * normB), ofB, ofB);
        }

        return sum;
    }

    public static double Triplet(Batch batch)
    {
        var (width, share) = (batch.Shape.Width, batch.Share);
        var sum = 0d;
        for (var i = 0; i < batch.Shape.Samples; i++)
        {
            var anchor = batch.Row(0, i);
            var positive = batch.Row(1, i);
            var negative = batch.Row(2, i);
            var ofAnchor = batch.GradientRow(0, i);
            var ofPositive = batch.GradientRow(1, i);
            var ofNegative = batch.GradientRow(2, i);
            TensorPrimitives.Subtract(positive, anchor, ofPositive);
            TensorPrimitives.Subtract(anchor, negative, ofNegative);
            var (near, far) = (TensorPrimitives.Norm<float>(ofPositive), TensorPrimitives.Norm<float>(ofNegative));
            var loss = MathF.Max(0, near - far + 1);
            sum += loss;
            var slope = loss > 0 ? share : 0f;
            TensorPrimitives.Multiply(ofPositive, slope / near, ofPositive);
            TensorPrimitives.Multiply(ofNegative, slope / far, ofNegative);
            TensorPrimitives.Add(ofPositive, ofNegative, ofAnchor);
            TensorPrimitives.Negate(ofAnchor, ofAnchor);
        }

        return sum;
    }

    private static double CrossEntropy(Batch batch, float temperature)
    {
        var (width, share) = (batch.Shape.Width, batch.Share / temperature);
        var scaled = temperature == 1f ? default : batch.Scratch(0)[..width];
        var sum = 0d;
        for (var i = 0; i < batch.Shape.Samples; i++)
        {
            var z = batch.Row(0, i);
            var label = batch.Labels(1)[i];
            var gradient = batch.GradientRow(0, i);
            if (temperature != 1f)
            {
                TensorPrimitives.Divide(z, temperature, scaled);
                z = scaled;
            }

            sum += Softmax(z, gradient) - z[label];
            TensorPrimitives.Multiply(gradient, share, gradient);
            gradient[label] -= share;
        }

        return sum;
    }

    /// <summary>Writes the softmax and returns the log-sum-exp. <see cref="TensorPrimitives.SoftMax"/> does not shift by the maximum and overflows.</summary>
    private static float Softmax(ReadOnlySpan<float> z, Span<float> p)
    {
        var max = TensorPrimitives.Max(z);
        TensorPrimitives.Subtract(z, max, p);
        TensorPrimitives.Exp(p, p);
        var sum = TensorPrimitives.Sum<float>(p);
        TensorPrimitives.Multiply(p, 1 / sum, p);
        return max + MathF.Log(sum);
    }
}
