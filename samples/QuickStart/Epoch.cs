namespace QuickStart;

/// <summary>What one pass over the training images led to.</summary>
internal readonly record struct Epoch(int Number, float TrainingLoss, float TestLoss, float TestAccuracy);
