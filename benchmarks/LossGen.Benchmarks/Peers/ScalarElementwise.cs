// Unstable on purpose: loops as the textbook has them.
#pragma warning disable LG1005

using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Peers;

/// <summary>Losses of one number per sample as plain loops over MathF. Each returns the sum of the losses and writes the gradient of their mean.</summary>
internal static class ScalarElementwise
{
    public static double Mse(Batch batch)
    {
        var prediction = batch.Numbers(0);
        var target = batch.Numbers(1);
        var gradient = batch.Gradient(0);
        var share = batch.Share;
        var sum = 0d;
        for (var i = 0; i < prediction.Length; i++)
        {
            var r = prediction[i] - target[i];
            sum += r * r;
            gradient[i] = 2 * r * share;
        }

        return sum;
    }

    public static double Mae(Batch batch)
    {
        var prediction = batch.Numbers(0);
        var target = batch.Numbers(1);
        var gradient = batch.Gradient(0);
        var share = batch.Share;
        var sum = 0d;
        for (var i = 0; i < prediction.Length; i++)
        {
            var r = prediction[i] - target[i];
            sum += MathF.Abs(r);
            gradient[i] = MathF.Sign(r) * share;
        }

        return sum;
    }

    public static double Huber(Batch batch)
    {
        var prediction = batch.Numbers(0);
        var target = batch.Numbers(1);
        var gradient = batch.Gradient(0);
        var share = batch.Share;
        var sum = 0d;
        for (var i = 0; i < prediction.Length; i++)
        {
            var r = prediction[i] - target[i];
            var size = MathF.Abs(r);
            sum += size <= 1 ? 0.5f * r * r : size - 0.5f;
            gradient[i] = (size <= 1 ? r : MathF.Sign(r)) * share;
        }

        return sum;
    }

    public static double Bce(Batch batch)
    {
        var logit = batch.Numbers(0);
        var target = batch.Numbers(1);
        var gradient = batch.Gradient(0);
        var share = batch.Share;
        var sum = 0d;
        for (var i = 0; i < logit.Length; i++)
        {
            var p = 1 / (1 + MathF.Exp(-logit[i]));
            sum -= (target[i] * MathF.Log(p)) + ((1 - target[i]) * MathF.Log(1 - p));
            gradient[i] = (p - target[i]) * share;
        }

        return sum;
    }

    public static double Focal(Batch batch)
    {
        const float Gamma = 2f;
        var logit = batch.Numbers(0);
        var target = batch.Numbers(1);
        var gradient = batch.Gradient(0);
        var share = batch.Share;
        var sum = 0d;
        for (var i = 0; i < logit.Length; i++)
        {
            var sign = (2 * target[i]) - 1;
            var p = 1 / (1 + MathF.Exp(-sign * logit[i]));
            var weight = MathF.Pow(1 - p, Gamma);
            var logP = MathF.Log(p);
            sum -= weight * logP;
            gradient[i] = sign * weight * ((Gamma * p * logP) - (1 - p)) * share;
        }

        return sum;
    }

    public static double Dpo(Batch batch)
    {
        const float Beta = 0.1f;
        var chosen = batch.Numbers(0);
        var rejected = batch.Numbers(1);
        var referenceChosen = batch.Numbers(2);
        var referenceRejected = batch.Numbers(3);
        var ofChosen = batch.Gradient(0);
        var ofRejected = batch.Gradient(1);
        var share = batch.Share;
        var sum = 0d;
        for (var i = 0; i < chosen.Length; i++)
        {
            var margin = Beta * (chosen[i] - referenceChosen[i] - (rejected[i] - referenceRejected[i]));
            var p = 1 / (1 + MathF.Exp(-margin));
            sum -= MathF.Log(p);
            ofChosen[i] = -Beta * (1 - p) * share;
            ofRejected[i] = Beta * (1 - p) * share;
        }

        return sum;
    }

    public static double Grpo(Batch batch)
    {
        const float Clip = 0.2f;
        var logProbability = batch.Numbers(0);
        var old = batch.Numbers(1);
        var advantage = batch.Numbers(2);
        var gradient = batch.Gradient(0);
        var share = batch.Share;
        var sum = 0d;
        for (var i = 0; i < logProbability.Length; i++)
        {
            var ratio = MathF.Exp(logProbability[i] - old[i]);
            var (plain, clipped) = (ratio * advantage[i], Math.Clamp(ratio, 1 - Clip, 1 + Clip) * advantage[i]);
            sum -= MathF.Min(plain, clipped);
            gradient[i] = plain <= clipped ? -plain * share : 0f;
        }

        return sum;
    }
}
