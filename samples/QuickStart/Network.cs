namespace QuickStart;

/// <summary>Dense layers with a rectifier between one and the next. A single layer is softmax regression.</summary>
internal sealed class Network
{
    private readonly Linear[] _layers;
    private readonly float[][] _outputs;
    private readonly float[][] _gradients;

    /// <param name="widths">The width of the input, of each hidden layer, and of the logits.</param>
    public Network(string name, int largestBatch, Random random, params ReadOnlySpan<int> widths)
    {
        Name = name;
        _layers = new Linear[widths.Length - 1];
        for (var i = 0; i < _layers.Length; i++)
            _layers[i] = new Linear(widths[i], widths[i + 1], random);

        _outputs = [.. _layers.Select(layer => new float[largestBatch * layer.Outputs])];
        _gradients = [.. _layers.Select(layer => new float[largestBatch * layer.Outputs])];
    }

    public string Name { get; }

    /// <summary>The logits of a batch: count rows.</summary>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> images, int count)
    {
        var values = images;
        for (var i = 0; i < _layers.Length; i++)
        {
            var outputs = Rows(_outputs, i, count);
            _layers[i].Forward(values, outputs);
            if (i < _layers.Length - 1)
                Rectify(outputs);
            values = outputs;
        }

        return values;
    }

    /// <summary>Where the loss writes the gradient of the logits, before <see cref="Step"/>.</summary>
    public Span<float> LogitsGradient(int count) => Rows(_gradients, _layers.Length - 1, count);

    /// <summary>Carries the gradient of the logits back through the layers and moves their parameters.</summary>
    public void Step(ReadOnlySpan<float> images, int count, float learningRate)
    {
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            var inputs = i == 0 ? images : Rows(_outputs, i - 1, count);
            var inputGradient = i == 0 ? default : Rows(_gradients, i - 1, count);
            _layers[i].Backward(inputs, Rows(_gradients, i, count), inputGradient);
            if (i > 0)
                BlockRectified(inputs, inputGradient);
        }

        foreach (var layer in _layers)
            layer.Update(learningRate);
    }

    private Span<float> Rows(float[][] of, int layer, int count) => of[layer].AsSpan(0, count * _layers[layer].Outputs);

    private static void Rectify(Span<float> values)
    {
        foreach (ref var value in values)
            value = MathF.Max(value, 0f);
    }

    private static void BlockRectified(ReadOnlySpan<float> rectified, Span<float> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            if (rectified[i] == 0f)
                gradient[i] = 0f;
        }
    }
}
