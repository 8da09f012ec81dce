namespace LossGen.Benchmarks.Tables;

/// <summary>What bounds the losses that miss their targets, with the arithmetic that shows it.</summary>
internal static class Bounds
{
    public const string Linear =
        "memory. In cache the kernel needs a sixth to a half of its time here. What is missing to the stream is the check of every 1024 results for finiteness, "
        + "and the whole lines that are put together from vectors before they go past the caches.";

    public const string Logistic =
        "arithmetic on one thread, and both on two. A vector of 16 takes 49 operations (19 of them multiply-adds) and two divisions: 48 cycles in cache at 3.6 GHz, 0.83 ns a sample, "
        + "against 0.3 to 0.4 ns that its 12 bytes take in the stream.";

    public const string Softmax =
        "arithmetic. A vector of 16 takes 13 operations for its exponential (9 multiply-adds, a product, the clamp, the rounding, the power of two), 4 for the sum and the count of the maxima, 1 for the maximum and 1 for the "
        + "gradient. Where an operation of 512 bits holds a pipe for two cycles and two pipes multiply, the 10 multiplications alone take 10 cycles; measured in cache at 3.6 GHz are 14 for that pass, 2 for the maximum, "
        + "3 for the gradient and 2 for what there is one of in a row: 21 cycles, 0.37 ns an element, against 0.21 to 0.25 ns that its 8 bytes take in the stream. "
        + "The passes of a row follow each other, so that only the next row's prefetch overlaps memory with arithmetic.";

    public const string Composed =
        "arithmetic that the first term alone has not: a multiply-add a vector in the second pass for the sum of the entropy, three operations and a load in the third for its gradient, a search for the position of "
        + "the maximum through half of the row, and what there is one of in a row. The penalty costs nothing an element. All terms share the three passes and the one exponential an element.";

    public const string Divergence =
        "arithmetic. The pass of the exponentials takes 58 operations for a vector of each input, that of the gradient two products and a difference: 60 cycles in cache at 3.6 GHz, 1.04 ns an element, against 0.4 ns "
        + "that its 12 bytes take in the stream.";

    public const string Embedding =
        "memory and latency. A row of 256 elements is 16 vectors an input; between the pass of the sums and that of the gradients lie reductions over 16 lanes in double, square roots and divisions, in which nothing else "
        + "is under way. The composition works on rows in cache as well, and has the same traffic.";

    public const string Preference =
        "memory, and arithmetic of the same size: six streams at once. A vector of 16 pairs takes 43 operations (19 of them multiply-adds) and a division: 46 cycles in cache at 3.6 GHz, 0.8 ns a pair, against 0.65 to 0.9 ns "
        + "that its 24 bytes take in the stream.";

    public const string ShortRow =
        "arithmetic, and rows that are turned into lanes and back. Each row has a logarithm, a division and two checks of its own, for which its few elements have to pay beside their exponentials.";

    public const string Narrow =
        "conversions. .NET offers none of whole vectors for Half: 7 operations read a vector and 12 write one, and take longer than the bytes that are saved. BFloat16 takes 2 to read and 9 to write; there half the "
        + "bytes are half the time where memory decides, as for MSE, and elsewhere the arithmetic is what it was.";

    public const string SmallCall =
        "the checks of the call (lengths, overlap of each result with each input, options), a copy of what does not fill a block, and one indirect call. Short rows are turned into lanes and back as well, "
        + "and labels are counted before, for the denominator.";
}
