namespace LossGen.Compiler.Syntax;

/// <summary>How a statement ends: with a result, by going on, or with either, as a condition decides.</summary>
/// <param name="Result">The value that is returned; null: the statement never returns.</param>
/// <param name="Condition">Where the statement returns; null: always, if it has a result.</param>
/// <param name="Next">The variables where it goes on; null: it never does.</param>
internal sealed record Completion(Value? Result, Value? Condition, Scope? Next)
{
    public static Completion GoesOn(Scope next) => new(null, null, next);

    public static Completion Returns(Value result) => new(result, null, null);
}
