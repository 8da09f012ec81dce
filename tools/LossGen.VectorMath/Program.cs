using LossGen.VectorMath.Printing;

return args switch
{
    [] => SourceFolder.Print(),
#if !PRINT_ONLY
    ["accuracy", .. var names] => LossGen.VectorMath.Accuracy.AccuracyReport.Run(names),
    ["speed", .. var names] => LossGen.VectorMath.Accuracy.SpeedReport.Run(names),
#endif
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        LossGen.VectorMath                                    prints src/LossGen/**/*.g.cs again
        LossGen.VectorMath accuracy [float|double] [names]    worst error over all 2^32 floats, over 4 million doubles
        LossGen.VectorMath speed [names]                      nanoseconds an element, in the first-level cache
        """);
    return 1;
}
