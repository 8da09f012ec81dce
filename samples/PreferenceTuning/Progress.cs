namespace PreferenceTuning;

/// <summary>What an epoch of tuning led to, on digits that were not trained on.</summary>
/// <param name="Epoch">The epoch; 0 before tuning.</param>
/// <param name="Reward">The probability that the policy gives to the right answer: the reward that an answer of it has in the mean.</param>
/// <param name="Margin">The mean of log π/π_ref of the right answer less that of a wrong one.</param>
/// <param name="Divergence">The divergence from the reference, in nats.</param>
internal readonly record struct Progress(int Epoch, float Reward, float Margin, float Divergence);
