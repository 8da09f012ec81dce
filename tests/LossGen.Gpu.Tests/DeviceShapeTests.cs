using ILGPU;
using ILGPU.Runtime;
using LossGen.Kernels.Tests.Formulas;

namespace LossGen.Kernels.Tests;

/// <summary>What members say of views that do not fit, and of labels that are not there.</summary>
public sealed class DeviceShapeTests : IDisposable
{
    private readonly TestDevice device = new(Threads.Forward);
    private readonly Classification.CrossEntropyGpu loss;

    public DeviceShapeTests() => loss = new Classification.CrossEntropyGpu(device.Accelerator);

    [Fact]
    public void Logits_that_are_no_rows_of_one_width_are_refused() =>
        AssertRefused("logits", "logits has 7 elements, which are not rows of one width for the 2 samples of label.", View<float>(7), View(0, 1), View<float>(1), View<float>(7));

    [Fact]
    public void A_gradient_of_another_length_is_refused() =>
        AssertRefused("logitsGradient", "logitsGradient has 5 elements, but logits needs 6.", View<float>(6), View(0, 1), View<float>(1), View<float>(5));

    [Fact]
    public void A_result_without_room_is_refused() =>
        AssertRefused("loss", "loss has no element: give a view of at least one, which receives the result.", View<float>(6), View(0, 1), default, View<float>(6));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue + 1)]
    public void A_label_outside_its_row_makes_the_loss_of_its_sample_NaN_and_touches_no_other(int label)
    {
        var (losses, accuracies) = (View<float>(2), View<float>(2));
        loss.PerSample(device.Accelerator.DefaultStream, View(1f, 2f, 3f, 1f, 1f, 1f), View(label, 0), losses, accuracies);
        var values = Read(losses);
        Assert.True(float.IsNaN(values[0]));
        Assert.Equal(Math.Log(3), values[1], 1e-6);
    }

    [Fact]
    public void A_label_outside_its_row_patches_nothing()
    {
        var gradient = View<float>(6);
        loss.WithGradient(device.Accelerator.DefaultStream, View(1f, 1f, 1f, 1f, 1f, 1f), View(3, -7), View<float>(1), View<float>(1), gradient);
        Assert.All(Read(gradient), value => Assert.True(float.IsNaN(value) || value == 1f / 6));
    }

    public void Dispose() => device.Dispose();

    private void AssertRefused(string name, string message, ArrayView<float> logits, ArrayView<int> label, ArrayView<float> result, ArrayView<float> gradient)
    {
        var thrown = Assert.Throws<ArgumentException>(name, () => loss.WithGradient(device.Accelerator.DefaultStream, logits, label, result, View<float>(1), gradient));
        Assert.StartsWith(message, thrown.Message, StringComparison.Ordinal);
    }

    private ArrayView<T> View<T>(int length)
        where T : unmanaged => View(new T[length]);

    private ArrayView<T> View<T>(params T[] values)
        where T : unmanaged
    {
        var buffer = device.Accelerator.Allocate1D<T>(values.Length);
        buffer.CopyFromCPU(values);
        return buffer.View;
    }

    private static T[] Read<T>(ArrayView<T> view)
        where T : unmanaged
    {
        var values = new T[view.Length];
        view.CopyToCPU(values);
        return values;
    }
}
