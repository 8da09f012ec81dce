namespace LossGen;

/// <summary>How the values of the samples become one number.</summary>
public enum Reduction
{
    /// <summary>The weighted mean Σwℓ / Σw; 0 where Σw is 0.</summary>
    Mean,

    /// <summary>The weighted sum Σwℓ.</summary>
    Sum,
}
