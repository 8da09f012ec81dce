using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Peers;

/// <summary>Losses of rows as plain loops over MathF. Each returns the sum of the losses and writes the gradient of their mean.</summary>
internal static class ScalarRows
{
    public static double CrossEntropy(Batch batch) => CrossEntropy(batch, temperature: 1f);

    public static double InfoNce(Batch batch) => CrossEntropy(batch, temperature: 0.07f);

    public static double Kl(Batch batch)
    {
        var (width, share) = (batch.Shape.Width, batch.Share);
        var sum = 0d;
        for (var i = 0; i < batch.Shape.Samples; i++)
        {
            var student = batch.Row(0, i);
            var teacher = batch.Row(1, i);
            var gradient = batch.GradientRow(0, i);
            var (ofStudent, ofTeacher) = (LogSumExp(student), LogSumExp(teacher));
            for (var j = 0; j < width; j++)
            {
                var (logQ, logP) = (student[j] - ofStudent, teacher[j] - ofTeacher);
                var p = MathF.Exp(logP);
                sum += p * (logP - logQ);
                gradient[j] = (MathF.Exp(logQ) - p) * share;
            }
        }

        return sum;
    }

    public static double Composed(Batch batch)
    {
        const float Penalty = 1e-4f;
        const float Bonus = 0.01f;
        var (width, share) = (batch.Shape.Width, batch.Share);
        var sum = 0d;
        for (var i = 0; i < batch.Shape.Samples; i++)
        {
            var z = batch.Row(0, i);
            var label = batch.Labels(1)[i];
            var gradient = batch.GradientRow(0, i);
            var logSumExp = LogSumExp(z);
            var entropy = 0f;
            for (var j = 0; j < width; j++)
            {
                gradient[j] = MathF.Exp(z[j] - logSumExp);
                entropy -= gradient[j] * (z[j] - logSumExp);
            }

            sum += logSumExp - z[label] + (Penalty * logSumExp * logSumExp) - (Bonus * entropy);
            for (var j = 0; j < width; j++)
                gradient[j] = share * gradient[j] * (1 + (2 * Penalty * logSumExp) + (Bonus * (z[j] - logSumExp + entropy)));
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
            var (dot, squaresA, squaresB) = (0f, 0f, 0f);
            for (var j = 0; j < width; j++)
            {
                dot += a[j] * b[j];
                squaresA += a[j] * a[j];
                squaresB += b[j] * b[j];
            }

            var norms = MathF.Sqrt(squaresA) * MathF.Sqrt(squaresB);
            var similarity = dot / norms;
            var slope = batch.Flags(2)[i] ? -share : similarity > 0 ? share : 0f;
            sum += batch.Flags(2)[i] ? 1 - similarity : MathF.Max(0, similarity);
            for (var j = 0; j < width; j++)
            {
                ofA[j] = slope * ((b[j] / norms) - (similarity * a[j] / squaresA));
                ofB[j] = slope * ((a[j] / norms) - (similarity * b[j] / squaresB));
            }
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
            var (near, far) = (Distance(anchor, positive), Distance(anchor, negative));
            var loss = MathF.Max(0, near - far + 1);
            sum += loss;
            var slope = loss > 0 ? share : 0f;
            for (var j = 0; j < width; j++)
            {
                ofPositive[j] = slope * (positive[j] - anchor[j]) / near;
                ofNegative[j] = slope * (anchor[j] - negative[j]) / far;
                ofAnchor[j] = -ofPositive[j] - ofNegative[j];
            }
        }

        return sum;
    }

    private static double CrossEntropy(Batch batch, float temperature)
    {
        var (width, share) = (batch.Shape.Width, batch.Share);
        var sum = 0d;
        for (var i = 0; i < batch.Shape.Samples; i++)
        {
            var z = batch.Row(0, i);
            var label = batch.Labels(1)[i];
            var gradient = batch.GradientRow(0, i);
            var logSumExp = LogSumExp(z, temperature);
            sum += logSumExp - (z[label] / temperature);
            for (var j = 0; j < width; j++)
                gradient[j] = (MathF.Exp((z[j] / temperature) - logSumExp) - (j == label ? 1 : 0)) * share / temperature;
        }

        return sum;
    }

    private static float LogSumExp(ReadOnlySpan<float> z, float temperature = 1f)
    {
        var max = float.NegativeInfinity;
        foreach (var value in z)
            max = MathF.Max(max, value);
        var sum = 0f;
        foreach (var value in z)
            sum += MathF.Exp((value - max) / temperature);
        return (max / temperature) + MathF.Log(sum);
    }

    private static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0f;
        for (var j = 0; j < a.Length; j++)
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        return MathF.Sqrt(sum);
    }
}
