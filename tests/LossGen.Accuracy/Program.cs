using LossGen.Accuracy;

// Writes one part of docs/accuracy.md from the code as it is: the kernels, with the word "catalogue" those of the catalogue, with the word "stable" the functions of StableMath, with the word "device" those of kernels for a device.
return args switch
{
    [] => AccuracyDocument.Replace(AccuracyDocument.Kernels, AccuracyPage.Write(Console.Error.WriteLine)),
    ["catalogue"] => AccuracyDocument.Replace(AccuracyDocument.Catalogue, CataloguePage.Write(Console.Error.WriteLine)),
    ["device"] => AccuracyDocument.Replace(AccuracyDocument.Device, DeviceSurvey.Write(Console.Error.WriteLine)),
    ["stable", .. var words] => StableMathSurvey.Run(words),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        LossGen.Accuracy                                          the kernels
        LossGen.Accuracy catalogue                                the losses of the catalogue
        LossGen.Accuracy device                                   the functions of kernels for a device
        LossGen.Accuracy stable [float|double] [every N] [names]  the functions of StableMath: every float, or every N-th; samples of doubles
        """);
    return 1;
}
