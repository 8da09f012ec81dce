using ILGPU;

namespace GpuTraining;

/// <summary>What a dense layer does on a device: a thread a number.</summary>
internal static class Kernels
{
    /// <summary>outputs = inputs · weights + bias, not below 0 where a rectifier follows.</summary>
    public static void Forward(ArrayView<float> inputs, ArrayView<float> parameters, ArrayView<float> outputs, int inputWidth, int outputWidth, int isRectified)
    {
        var index = Grid.IdxX * Group.DimX + Group.IdxX;
        if (index >= outputs.Length)
            return;
        var (sample, output) = (index / outputWidth, index % outputWidth);
        var sum = parameters[inputWidth * outputWidth + output];
        for (var i = 0; i < inputWidth; i++)
            sum += inputs[sample * inputWidth + i] * parameters[i * outputWidth + output];
        outputs[index] = isRectified != 0 && sum < 0f ? 0f : sum;
    }

    /// <summary>inputGradient = outputGradient · weightsᵀ, 0 where the rectifier before was.</summary>
    public static void InputGradient(ArrayView<float> inputs, ArrayView<float> parameters, ArrayView<float> outputGradient, ArrayView<float> inputGradient, int inputWidth, int outputWidth)
    {
        var index = Grid.IdxX * Group.DimX + Group.IdxX;
        if (index >= inputGradient.Length)
            return;
        var (sample, input) = (index / inputWidth, index % inputWidth);
        var sum = 0f;
        for (var o = 0; o < outputWidth; o++)
            sum += outputGradient[sample * outputWidth + o] * parameters[input * outputWidth + o];
        inputGradient[index] = inputs[index] == 0f ? 0f : sum;
    }

    /// <summary>A step of gradient descent with momentum; the bias stands behind the weights.</summary>
    public static void Update(ArrayView<float> inputs, ArrayView<float> outputGradient, ArrayView<float> parameters, ArrayView<float> velocity, int inputWidth, int outputWidth, float learningRate, float momentum)
    {
        var index = Grid.IdxX * Group.DimX + Group.IdxX;
        if (index >= parameters.Length)
            return;
        var (input, output) = (index / outputWidth, index % outputWidth);
        var sum = 0f;
        for (var n = 0; n < outputGradient.Length / outputWidth; n++)
            sum += (input == inputWidth ? 1f : inputs[n * inputWidth + input]) * outputGradient[n * outputWidth + output];
        velocity[index] = momentum * velocity[index] - learningRate * sum;
        parameters[index] = parameters[index] + velocity[index];
    }

    /// <summary>Copies the samples that the order names.</summary>
    public static void Gather(ArrayView<int> order, ArrayView<float> images, ArrayView<int> labels, ArrayView<float> batchImages, ArrayView<int> batchLabels, int pixels)
    {
        var index = Grid.IdxX * Group.DimX + Group.IdxX;
        if (index >= batchImages.Length)
            return;
        var (sample, pixel) = (index / pixels, index % pixels);
        batchImages[index] = images[order[sample] * pixels + pixel];
        if (pixel == 0)
            batchLabels[sample] = labels[order[sample]];
    }
}
