using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

/// <summary>Forms that well-known libraries compute wrongly as they are written: as a formula each gives the right number.</summary>
/// <remarks>The true values were computed at 80 digits, at the floats that the inputs are.</remarks>
public sealed class LibraryFormTests
{
    /// <summary>The form, a formula of this project, its inputs, and what is true of the loss and of its gradient.</summary>
    public static TheoryData<string, string, (string Name, float[] Values)[], True, True[]> Forms => new()
    {
        { "DiscoPOP", "DiscoPop", [("l", [-100f])], new True(100.0, 100.0), [new True(-1.0, 3.72e-42)] },
        { "DiscoPOP", "DiscoPop", [("l", [20f])], new True(2.0611536224385578e-9, 4.12e-8), [new True(-2.0611536224385578e-9, 4.12e-8)] },
        { "DiscoPOP", "DiscoPop", [("l", [0.125f])], new True(0.86354010452987314, 0.0626), [new True(-0.5007385054525303, 0.784)] },
        { "DiscoPOP", "DiscoPop", [("l", [-0.5f])], new True(0.9741076115974106, 0.311), [new True(-0.62189340078502283, 0.123)] },
        { "e^-l σ(l/0.05)", "ModulatedExponential", [("l", [-100f])], new True(0, 0), [new True(0, 0)] },
        { "e^-l σ(l/0.05)", "ModulatedExponential", [("l", [-1f])], new True(5.6027964259890434e-9, 1.06e-7), [new True(1.0645313186282734e-7, 2.02e-6)] },
        { "e^-l σ(l/0.05)", "ModulatedExponential", [("l", [0.125f])], new True(0.81555229368014333, 0.0527), [new True(0.42177396053438471, 2.83)] },
        { "e^-l σ(l/0.05)", "ModulatedExponential", [("l", [30f])], new True(9.3576229688401746e-14, 2.81e-12), [new True(-9.3576229688401746e-14, 2.81e-12)] },
        { "k3", "K3", [("d", [1e-3f])], new True(5.0016675586287713e-7, 1.0e-6), [new True(0.0010005002142533142, 0.001)] },
        { "k3", "K3", [("d", [1e-4f])], new True(5.00016641819954e-9, 1.0e-8), [new True(0.00010000499764020572, 0.0001)] },
        { "k3", "K3", [("d", [-1e-4f])], new True(4.9998330848913021e-9, 1.0e-8), [new True(-9.9994997640702625e-5, 0.0001)] },
        { "k3", "K3", [("d", [88.5f])], new True(2.7230878250681116e38, 2.41e40), [new True(2.7230878250681116e38, 2.41e40)] },
        { "k3", "K3", [("d", [90f])], new True(1.2204032943178408e39, 1.1e41), [new True(1.2204032943178408e39, 1.1e41)] },
        { "k3", "K3", [("d", [-50f])], new True(49.0, 50.0), [new True(-1.0, 9.64e-21)] },
        { "k3 by expm1", "K3ByExpm1", [("d", [1e-3f])], new True(5.0016675586287713e-7, 1.0e-6), [new True(0.0010005002142533142, 0.001)] },
        { "k3 by expm1", "K3ByExpm1", [("d", [1e-4f])], new True(5.00016641819954e-9, 1.0e-8), [new True(0.00010000499764020572, 0.0001)] },
        { "k3 by expm1", "K3ByExpm1", [("d", [-1e-4f])], new True(4.9998330848913021e-9, 1.0e-8), [new True(-9.9994997640702625e-5, 0.0001)] },
        { "log(1 - e^lp)", "LogComplement", [("logp", [-1e-8f])], new True(-18.420680755029836, 1.0), [new True(-100000000.1077471, 1.0e8)] },
        { "log(1 - e^lp)", "LogComplement", [("logp", [-0.5f])], new True(-0.93275212956718857, 0.771), [new True(-1.5414940825367983, 1.96)] },
        { "log(1 - e^lp)", "LogComplement", [("logp", [-20f])], new True(-2.061153624562735e-9, 4.12e-8), [new True(-2.0611536266869121e-9, 4.12e-8)] },
        { "odds ratio", "OddsRatio", [("chosen", [-1e-8f]), ("rejected", [-1f])], new True(5.8197670454877896e-9, 2.3e-7), [new True(-0.5819767093021246, 22.4), new True(9.2067358785768739e-9, 3.69e-7)] },
        { "odds ratio", "OddsRatio", [("chosen", [-1f]), ("rejected", [-1e-8f])], new True(18.962005605462522, 39.5), [new True(-1.5819766976625905, 0.921), new True(100000000.52577039, 1.0e8)] },
        { "odds ratio", "OddsRatio", [("chosen", [-0.25f]), ("rejected", [-0.75f])], new True(0.2265578859066907, 0.971), [new True(-0.91648972685880797, 2.69), new True(0.38421902735207627, 1.73)] },
        { "log(1 + e^x)", "LogisticLoss", [("x", [90f])], new True(90.0, 90.0), [new True(1.0, 7.37e-38)] },
        { "log(1 + e^x)", "LogisticLoss", [("x", [-17f])], new True(4.1399376330897474e-8, 7.04e-7), [new True(4.1399375473943306e-8, 7.04e-7)] },
        { "log(1 + e^x)", "LogisticLoss", [("x", [-100f])], new True(3.720075976020836e-44, 3.72e-42), [new True(3.720075976020836e-44, 3.72e-42)] },
        { "log(1 + e^x)", "LogisticLoss", [("x", [0.5f])], new True(0.97407698418010668, 0.311), [new True(0.62245933120185456, 0.118)] },
        { "1 - σ(x)", "SigmoidComplement", [("x", [20f])], new True(2.0611536181902036e-9, 4.12e-8), [new True(-2.0611536139418493e-9, 4.12e-8)] },
        { "1 - σ(x)", "SigmoidComplement", [("x", [-20f])], new True(0.99999999793884638, 4.12e-8), [new True(-2.0611536139418493e-9, 4.12e-8)] },
        { "1 - σ(x)", "SigmoidComplement", [("x", [100f])], new True(3.720075976020836e-44, 3.72e-42), [new True(-3.720075976020836e-44, 3.72e-42)] },
        { "e^x · mask", "MaskedRatio", [("logRatio", [200f]), ("mask", [0f])], new True(0, 0.0), [new True(0, 0.0)] },
        { "e^x · mask", "MaskedRatio", [("logRatio", [200f]), ("mask", [1f])], new True(7.2259737681257493e86, 1.45e89), [new True(7.2259737681257493e86, 1.45e89)] },
        { "e^x · mask", "MaskedRatio", [("logRatio", [-200f]), ("mask", [0f])], new True(0, 0.0), [new True(0, 0.0)] },
        { "softmax", "SoftmaxElement", [("logits", [1000f, 1001f]), ("label", [0])], new True(0.26894142136999512, 393.0), [new True(0.19661193324148185, 182.0), new True(-0.19661193324148185, 182.0)] },
        { "softmax", "SoftmaxElement", [("logits", [1000f, 1001f]), ("label", [1])], new True(0.73105857863000488, 393.0), [new True(-0.19661193324148185, 182.0), new True(0.19661193324148185, 182.0)] },
        { "softmax", "SoftmaxElement", [("logits", [-1000f, -1001f]), ("label", [0])], new True(0.73105857863000488, 393.0), [new True(0.19661193324148185, 182.0), new True(-0.19661193324148185, 182.0)] },
        { "softmax", "SoftmaxElement", [("logits", [-1000f, -1001f]), ("label", [1])], new True(0.26894142136999512, 393.0), [new True(-0.19661193324148185, 182.0), new True(0.19661193324148185, 182.0)] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void TheFormulaGivesTheRightNumber(string form, string name, (string Name, float[] Values)[] inputs, True loss, True[] gradient)
    {
        var formula = FormulaCatalog.Find(name);
        var values = formula.Source.Parameters.Select(parameter => inputs.FirstOrDefault(input => input.Name == parameter.Name) is { Values: { } given }
            ? given.Select(value => (double)value).ToArray()
            : [FormulaSettings.Default(formula, parameter.Name)]).ToArray();
        foreach (var element in ElementFormat.All)
            foreach (var samples in new[] { 1, 19 })
            {
                var batch = Batch.Repeat(formula, values, samples, element);
                var members = new KernelMembers(formula, element);
                Assert.All(members.PerSample(batch)[0], value => AssertRight(form, value, loss, formula, element));
                var (_, gradients) = members.WithGradient(batch, new LossOptions { Reduction = Reduction.Sum });
                for (var sample = 0; sample < samples; sample++)
                    Assert.All(
                        gradients.SelectMany(elements => elements.Chunk(elements.Length / samples).ElementAt(sample)).Zip(gradient),
                        pair => AssertRight(form, pair.First, pair.Second, formula, element));
            }
    }

    private static void AssertRight(string form, double actual, True expected, TestFormula formula, ElementFormat element)
    {
        var error = Bound.Error(actual, new Expectation(Ball.From(expected.Value), expected.Kappa, 0), element.Format, formula.BoundFactor);
        Assert.True(error <= 1, $"{form} in {element}: {actual:R}, not {expected.Value:R}: {error:G3} of the bound");
    }

    /// <summary>A true value, and its condition: Σ |x · ∂f/∂x| over the inputs and the differences that remain.</summary>
    public sealed record True(double Value, double Kappa);
}
