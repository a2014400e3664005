import math


def roots(a, b, c):
    d = b * b - 4 * a * c
    if d < 0:
        return ()
    return tuple(sorted({(-b - d**0.5) / (2 * a), (-b + d**0.5) / (2 * a)}))


def mean(values):
    return math.fsum(values) / len(values)


def stats(values):
    m = mean(values)
    return {"mean": m, "var": mean([(v - m) ** 2 for v in values])}


def thirds():
    return [1 / 3, 2 / 3, 1.0]


def polar(z):
    return abs(z), math.atan2(z.imag, z.real)


def odd(which):
    return {"nan": float("nan"), "inf": float("inf"), "text": "1.0", "none": None}[which]
