namespace LossGen.Testing;

/// <summary>A generated source and its verified file are not the same.</summary>
public sealed class SnapshotException(string message) : Exception(message);
