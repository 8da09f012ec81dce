// Inaccurate on purpose: what the whole-array operations give.
#pragma warning disable LG1017

using System.Numerics.Tensors;
using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Peers;

/// <summary>Losses of one number per sample, composed of whole-array operations. Each returns the sum of the losses and writes the gradient of their mean.</summary>
internal static class TensorPrimitivesElementwise
{
    public static double Mse(Batch batch)
    {
        var gradient = batch.Gradient(0);
        TensorPrimitives.Subtract(batch.Numbers(0), batch.Numbers(1), gradient);
        var sum = TensorPrimitives.SumOfSquares<float>(gradient);
        TensorPrimitives.Multiply(gradient, 2 * batch.Share, gradient);
        return sum;
    }

    public static double Mae(Batch batch)
    {
        var gradient = batch.Gradient(0);
        var difference = batch.Scratch(0);
        TensorPrimitives.Subtract(batch.Numbers(0), batch.Numbers(1), difference);
        gradient.Fill(batch.Share);
        TensorPrimitives.CopySign(gradient, difference, gradient);
        return TensorPrimitives.SumOfMagnitudes<float>(difference);
    }

    public static double Huber(Batch batch)
    {
        var gradient = batch.Gradient(0);
        var difference = batch.Scratch(0);
        TensorPrimitives.Subtract(batch.Numbers(0), batch.Numbers(1), difference);
        TensorPrimitives.Clamp(difference, -1f, 1f, gradient);
        var sum = TensorPrimitives.Dot<float>(gradient, difference) - (0.5f * TensorPrimitives.SumOfSquares<float>(gradient));
        TensorPrimitives.Multiply(gradient, batch.Share, gradient);
        return sum;
    }

    public static double Bce(Batch batch)
    {
        var logits = batch.Numbers(0);
        var targets = batch.Numbers(1);
        var gradient = batch.Gradient(0);
        var losses = batch.Scratch(0);
        TensorPrimitives.Abs(logits, losses);
        TensorPrimitives.Negate(losses, losses);
        TensorPrimitives.Exp(losses, losses);
        TensorPrimitives.LogP1(losses, losses);
        var sum = TensorPrimitives.Sum<float>(losses);
        TensorPrimitives.Max(logits, 0f, losses);
        sum += TensorPrimitives.Sum<float>(losses) - TensorPrimitives.Dot(logits, targets);
        TensorPrimitives.Sigmoid(logits, gradient);
        TensorPrimitives.Subtract(gradient, targets, gradient);
        TensorPrimitives.Multiply(gradient, batch.Share, gradient);
        return sum;
    }

    public static double Focal(Batch batch)
    {
        const float Gamma = 2f;
        var signs = batch.Scratch(0);
        var p = batch.Scratch(1);
        var logP = batch.Scratch(2);
        var weights = batch.Scratch(3);
        var gradient = batch.Gradient(0);
        TensorPrimitives.Multiply(batch.Numbers(1), 2f, signs);
        TensorPrimitives.Subtract(signs, 1f, signs);
        TensorPrimitives.Multiply(signs, batch.Numbers(0), p);
        TensorPrimitives.Sigmoid(p, p);
        TensorPrimitives.Log(p, logP);
        TensorPrimitives.Subtract(1f, p, gradient);
        TensorPrimitives.Pow(gradient, Gamma, weights);
        var sum = -TensorPrimitives.Dot<float>(weights, logP);

        // (1 − p)^γ · (γ · p · log p − (1 − p)), times the sign
        TensorPrimitives.Multiply(p, logP, logP);
        TensorPrimitives.Multiply(logP, Gamma, logP);
        TensorPrimitives.Subtract(logP, gradient, gradient);
        TensorPrimitives.Multiply(gradient, weights, gradient);
        TensorPrimitives.Multiply(gradient, signs, gradient);
        TensorPrimitives.Multiply(gradient, batch.Share, gradient);
        return sum;
    }

    public static double Dpo(Batch batch)
    {
        const float Beta = 0.1f;
        var chosen = batch.Gradient(0);
        var rejected = batch.Gradient(1);
        var margins = batch.Scratch(0);
        var losses = batch.Scratch(1);
        TensorPrimitives.Subtract(batch.Numbers(0), batch.Numbers(2), margins);
        TensorPrimitives.Subtract(batch.Numbers(1), batch.Numbers(3), losses);
        TensorPrimitives.Subtract(losses, margins, margins);
        TensorPrimitives.Multiply(margins, Beta, margins);

        // softplus(−margin); the array holds −margin
        TensorPrimitives.Abs(margins, losses);
        TensorPrimitives.Negate(losses, losses);
        TensorPrimitives.Exp(losses, losses);
        TensorPrimitives.LogP1(losses, losses);
        var sum = TensorPrimitives.Sum<float>(losses);
        TensorPrimitives.Max(margins, 0f, losses);
        sum += TensorPrimitives.Sum<float>(losses);

        TensorPrimitives.Sigmoid(margins, rejected);
        TensorPrimitives.Multiply(rejected, Beta * batch.Share, rejected);
        TensorPrimitives.Negate(rejected, chosen);
        return sum;
    }

    public static double Grpo(Batch batch)
    {
        const float Clip = 0.2f;
        var gradient = batch.Gradient(0);
        var clipped = batch.Scratch(0);
        var advantages = batch.Numbers(2);
        TensorPrimitives.Subtract(batch.Numbers(0), batch.Numbers(1), gradient);
        TensorPrimitives.Exp(gradient, gradient);
        TensorPrimitives.Clamp(gradient, 1 - Clip, 1 + Clip, clipped);
        TensorPrimitives.Multiply(gradient, advantages, gradient);
        TensorPrimitives.Multiply(clipped, advantages, clipped);
        TensorPrimitives.Min(gradient, clipped, clipped);
        var sum = -TensorPrimitives.Sum<float>(clipped);

        // A choice between two arrays is no whole-array operation.
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = gradient[i] == clipped[i] ? -gradient[i] * batch.Share : 0f;
        return sum;
    }
}
