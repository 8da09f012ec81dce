#!/usr/bin/env python3
"""Prints the polynomials of src/LossGen/StableMath and of Descriptions/DeviceTrigonometry.cs: Chebyshev interpolation in 60 digits, each with its worst error.

A polynomial is in x less the place that it is about, lowest coefficient first; errors are in units of 2^-53.
Needs mpmath (Debian: python3-mpmath). Deterministic.
"""

from mpmath import asin, atan, binomial, cos, digamma, erf, erfc, exp, findroot, loggamma, mp, mpf, nstr, pi, sin, sqrt

mp.dps = 60


def interpolate(function, low, high, terms, about):
    """The coefficients around a place of the polynomial through the Chebyshev nodes of an interval."""
    centre, half = (low + high) / 2, (high - low) / 2
    angles = [pi * (k + mpf(1) / 2) / terms for k in range(terms)]
    values = [function(centre + half * cos(angle)) for angle in angles]
    series = [2 * sum(v * cos(j * angle) for v, angle in zip(values, angles)) / terms for j in range(terms)]
    series[0] /= 2
    previous, current = [mpf(0)], [mpf(1)]
    polynomial = [mpf(0)] * terms
    for j in range(terms):
        for i, c in enumerate(current):
            polynomial[i] += series[j] * c
        doubled = [mpf(0)] + [(1 if j == 0 else 2) * c for c in current]
        for i, c in enumerate(previous if j else []):
            doubled[i] -= c
        previous, current = current, doubled
    polynomial = [c / half**i for i, c in enumerate(polynomial)]
    shift = about - centre
    return [sum(polynomial[k] * binomial(k, j) * shift ** (k - j) for k in range(j, terms)) for j in range(terms)]


def show(name, function, low, high, terms, about):
    low, high, about = mpf(low), mpf(high), mpf(about)
    coefficients = [float(c) for c in interpolate(function, low, high, terms, about)]
    worst = mpf(0)
    for k in range(1, 400):
        x = low + (high - low) * k / 400
        y = mpf(0)
        for c in reversed(coefficients):
            y = y * (x - about) + mpf(c)
        worst = max(worst, abs(y - function(x)))
    print(f"{name}, {nstr(low, 5)} to {nstr(high, 5)}, about {nstr(about, 5)}: error {nstr(worst * mpf(2) ** 53, 3)}")
    print("    " + ", ".join(map(repr, coefficients)))


def erf_rest(square):
    return erf(sqrt(square)) / sqrt(square) - 1


def scaled_erfc(t):
    """(1 + 2x) e^(x^2) erfc x with t = (x - 4)/(x + 4)."""
    x = 4 * (1 + t) / (1 - t)
    if x < 40:
        return exp(x * x) * erfc(x) * (1 + 2 * x)
    total, term = mpf(0), mpf(1)
    for k in range(1, 60):
        total += term
        term *= -(2 * k - 1) / (2 * x * x)
        if abs(term) < mpf(10) ** -50:
            break
    return total / (x * sqrt(pi)) * (1 + 2 * x)


def away_from(roots, x):
    return x + mpf(10) ** -25 if any(abs(x - root) < mpf(10) ** -20 for root in roots) else x


def log_gamma_quotient(x):
    x = away_from([1, 2], x)
    return loggamma(x) / ((x - 1) * (x - 2))


DIGAMMA_ROOT = findroot(digamma, mpf("1.4616"))


def digamma_quotient(x):
    x = away_from([DIGAMMA_ROOT], x)
    return digamma(x) / (x - DIGAMMA_ROOT)


def rest(function):
    """function x / x - 1 over x^2, in x^2."""
    return lambda square: (function(sqrt(square)) / sqrt(square) - 1) / square


def cosine_rest(square):
    return (cos(sqrt(square)) - 1 + square / 2) / square**2


show("erf x / x - 1 in x^2", erf_rest, 0, 1, 14, 0)
show("(1 + 2x) e^(x^2) erfc x in (x - 4)/(x + 4)", scaled_erfc, -1, 1, 24, 0)
show("log gamma / ((x - 1)(x - 2))", log_gamma_quotient, "0.7", "1.7", 27, "1.25")
show("log gamma / ((x - 1)(x - 2))", log_gamma_quotient, "1.7", 3, 20, "2.25")
show("digamma / (x - root)", digamma_quotient, 1, 2, 24, "1.5")
print("root of digamma:", repr(float(DIGAMMA_ROOT)), "+", repr(float(DIGAMMA_ROOT - mpf(float(DIGAMMA_ROOT)))))
show("(sin x / x - 1) / x^2 in x^2", rest(sin), 0, "0.6175", 7, 0)
show("(cos x - 1 + x^2/2) / x^4 in x^2", cosine_rest, 0, "0.6175", 6, 0)
show("(atan x / x - 1) / x^2 in x^2", rest(atan), 0, "0.1915", 11, 0)
show("(asin x / x - 1) / x^2 in x^2", rest(asin), 0, "0.2501", 13, 0)
