using LossGen.Accuracy;

// Writes one part of docs/accuracy.md from the code as it is: the kernels, or with the word "stable" the functions of StableMath.
return args switch
{
    [] => AccuracyDocument.Replace(AccuracyDocument.Kernels, AccuracyPage.Write(Console.Error.WriteLine)),
    ["stable", .. var words] => StableMathSurvey.Run(words),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        LossGen.Accuracy                                          the kernels
        LossGen.Accuracy stable [float|double] [every N] [names]  the functions of StableMath: every float, or every N-th; samples of doubles
        """);
    return 1;
}
