#!/usr/bin/env python3
"""Writes golden.txt next to this file: function, arguments (mantissa p exponent, exact), value.

The value is a decimal fraction of 80 digits in front of a power of two, so that e^(10^15) can be written down.

Needs mpmath (Debian: python3-mpmath). Deterministic: run it again and the file stays the same.
"""

import math
import pathlib
import random

from mpmath import mp, mpf

DIGITS = 80


def text(value):
    mantissa, exponent = exact(value)
    return f"{mantissa}p{exponent}"


def exact(value):
    if value == 0:
        return 0, 0
    fraction, exponent = math.frexp(value)
    mantissa, exponent = int(math.ldexp(fraction, 53)), exponent - 53
    while mantissa % 2 == 0:
        mantissa, exponent = mantissa // 2, exponent + 1
    return mantissa, exponent


def number(value):
    mantissa, exponent = exact(value)
    return mpf(mantissa) * mpf(2) ** exponent


random.seed(20240229)


def signed(low, high, count):
    return [random.choice([-1, 1]) * 2.0 ** random.uniform(low, high) for _ in range(count)]


def positive(low, high, count):
    return [2.0 ** random.uniform(low, high) for _ in range(count)]


UNIT = signed(-40, 0, 8) + [-0.999999999, 0.5, 1 - 2.0**-53, 2.0**-300]
SMALL = [2.0**-20, -(2.0**-52), 2.0**-300, 5e-324]
CASES = {
    "exp": signed(-30, 9, 10) + SMALL + [-745.2, 709.7, 1.0, -1e9, 1e9, -1e15],
    "expm1": signed(-30, 9, 10) + SMALL + [0.5, -0.5, 0.25, -40.0, -100.0],
    "log": positive(-40, 40, 10) + [5e-324, 1.7e308, 1 + 2.0**-52, 1 - 2.0**-53, 0.5, 1.5, 2.0, 3.0, 0.99, 1.01],
    "log1p": signed(-40, -1, 8) + positive(-5, 40, 8) + SMALL + [-1 + 2.0**-53, -0.5, 1e300],
    "sqrt": positive(-40, 40, 8) + [5e-324, 2.0, 1.7e308],
    "cbrt": signed(-40, 40, 8) + [5e-324, 2.0, -1.7e308],
    "sin": signed(-20, 8, 12) + SMALL + [1e22, 1.5707963267948966, 3.141592653589793, 1e300],
    "cos": signed(-20, 8, 12) + SMALL + [1e22, 1.5707963267948966, 3.141592653589793, 1e300],
    "tan": signed(-20, 8, 12) + SMALL + [1e22, 1.5707963267948966, 0.7853981633974483],
    "atan": signed(-30, 30, 12) + SMALL + [1.0, -1.0, 0.9999999, 1.0000001, 1e300],
    "asin": UNIT,
    "acos": UNIT,
    "sinh": signed(-30, 8, 12) + SMALL + [2.0, 1.9999],
    "cosh": signed(-30, 8, 12) + SMALL,
    "tanh": signed(-30, 5, 12) + SMALL + [20.0, -45.0],
    "asinh": signed(-30, 60, 12) + SMALL + [1e300, -1e-3],
    "acosh": [1 + abs(v) for v in signed(-45, 30, 10)] + [1e300, 1 + 2.0**-52, 2.0],
    "atanh": UNIT,
}
PAIRS = {
    "pow": [
        (2.0, 0.5), (0.1, 3.0), (0.1, -7.0), (-1.7, 5.0), (-1.7, 6.0), (1e10, 20.3), (1.0000001, 1e9), (5e-324, 0.3),
        (3.7, 1500.0), (-3.7, 1501.0), (0.3, 2.5), (7.0, -1.5), (1.5, 1e-20), (1e300, 1e5), (0.5, 1e12), (0.99, -0.01),
    ] + list(zip(positive(-20, 20, 8), signed(-10, 6, 8))),
    "atan2": [
        (1.0, 2.0), (1.0, -2.0), (-1.0, 2.0), (-1.0, -2.0), (1e-300, 1.0), (1e-300, -1.0), (1.0, 1e-300), (-1.0, -1e-300),
        (3.0, 3.0), (-0.1, 0.1),
    ] + list(zip(signed(-20, 20, 6), signed(-20, 20, 6))),
}
SPECIAL = {
    "erf": signed(-30, 3, 10) + SMALL + [0.5, -1.0, 6.0, -27.0, 1e10],
    "erfc": signed(-30, 3, 10) + SMALL + [0.5, -1.0, 6.0, -27.0, 11.7, 13.5, 30.0, 1e5],
    "loggamma": positive(-30, 60, 12) + [1e-300, 0.5, 1.5, 3.0, 170.5, 1e300, -0.5, -2.25, -100.75, -1e-10],
    "digamma": positive(-30, 60, 12) + [1e-300, 0.5, 1.0, 1.5, 3.0, 170.5, 1e300, -0.25, -2.25, -100.75, -1e-10],
}


def evaluate(name, arguments):
    """At a precision that doubles until 90 digits agree: mpmath bounds no errors itself."""
    if name == "cbrt":
        function = lambda x: mp.sign(x) * mp.cbrt(abs(x))
    elif name == "loggamma":
        function = lambda x: mp.loggamma(x) if x > 0 else mp.log(abs(mp.gamma(x)))
    elif name == "pow":
        function = mp.power
    else:
        function = getattr(mp, name)
    digits, last = 120, None
    while True:
        mp.dps = digits
        value = function(*map(number, arguments))
        if last is not None and abs(value - last) <= abs(value) * mpf(10) ** -90:
            fraction, exponent = mp.frexp(value)
            return f"{mp.nstr(fraction, DIGITS, strip_zeros=False)}p{exponent}"
        digits, last = digits * 2, value


def main():
    lines = ["# function, arguments, value: written by make_golden.py"]
    for name, arguments in {**{n: [(v,) for v in vs] for n, vs in CASES.items()}, **PAIRS, **{n: [(v,) for v in vs] for n, vs in SPECIAL.items()}}.items():
        for case in arguments:
            lines.append("\t".join([name, *map(text, case), evaluate(name, case)]))
    path = pathlib.Path(__file__).with_name("golden.txt")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
