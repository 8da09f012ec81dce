namespace QuickStart;

/// <summary>A dense layer, <c>outputs = inputs · weights + bias</c>, that learns by gradient descent with momentum.</summary>
internal sealed class Linear
{
    private const float Momentum = 0.9f;

    private readonly int _inputs;
    private readonly int _outputs;
    private readonly float[] _parameters;
    private readonly float[] _gradient;
    private readonly float[] _velocity;

    public Linear(int inputs, int outputs, Random random)
    {
        (_inputs, _outputs) = (inputs, outputs);
        _parameters = new float[(inputs + 1) * outputs];
        _gradient = new float[_parameters.Length];
        _velocity = new float[_parameters.Length];

        var bound = MathF.Sqrt(6f / inputs);
        foreach (ref var weight in _parameters.AsSpan(0, inputs * outputs))
            weight = bound * (2f * random.NextSingle() - 1f);
    }

    public int Outputs => _outputs;

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (var n = 0; n < outputs.Length / _outputs; n++)
        {
            var output = outputs.Slice(n * _outputs, _outputs);
            Bias(_parameters).CopyTo(output);
            for (var i = 0; i < _inputs; i++)
                AddScaled(inputs[n * _inputs + i], Weights(_parameters, i), output);
        }
    }

    /// <summary>Adds up the gradient of the parameters; writes the gradient of the inputs unless nobody needs it.</summary>
    public void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        Array.Clear(_gradient);
        for (var n = 0; n < outputGradient.Length / _outputs; n++)
        {
            var output = outputGradient.Slice(n * _outputs, _outputs);
            AddScaled(1f, output, Bias(_gradient));
            for (var i = 0; i < _inputs; i++)
            {
                AddScaled(inputs[n * _inputs + i], output, Weights(_gradient, i));
                if (!inputGradient.IsEmpty)
                    inputGradient[n * _inputs + i] = Dot(output, Weights(_parameters, i));
            }
        }
    }

    public void Update(float learningRate)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            _velocity[i] = Momentum * _velocity[i] - learningRate * _gradient[i];
            _parameters[i] += _velocity[i];
        }
    }

    private Span<float> Weights(float[] of, int input) => of.AsSpan(input * _outputs, _outputs);

    private Span<float> Bias(float[] of) => of.AsSpan(_inputs * _outputs);

    private static void AddScaled(float scale, ReadOnlySpan<float> values, Span<float> sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += scale * values[i];
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
