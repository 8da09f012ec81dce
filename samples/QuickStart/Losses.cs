using LossGen;
using static LossGen.Formula;

namespace QuickStart;

public static partial class Losses
{
    /// <summary>Softmax cross-entropy and accuracy, as in the textbook: the generator makes it stable.</summary>
    [Loss]
    public static partial (float loss, float accuracy) CrossEntropy([Grad] Row logits, int label)
        => (-Log(Softmax(logits)[label]), ArgMax(logits) == label ? 1f : 0f);
}
