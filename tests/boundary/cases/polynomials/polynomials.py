from fractions import Fraction
from functools import total_ordering
from numbers import Number


class Polynomial:
    def __init__(self, *coefficients):
        items = list(coefficients)
        while len(items) > 1 and items[-1] == 0:
            items.pop()
        self.coefficients = tuple(items) or (0,)

    @property
    def degree(self):
        return len(self.coefficients) - 1

    def __call__(self, x):
        result = 0
        for c in reversed(self.coefficients):
            result = result * x + c
        return result

    def __eq__(self, other):
        if isinstance(other, Number):
            other = Polynomial(other)
        if not isinstance(other, Polynomial):
            return NotImplemented
        return self.coefficients == other.coefficients

    def __add__(self, other):
        if isinstance(other, Number):
            other = Polynomial(other)
        a, b = self.coefficients, other.coefficients
        size = max(len(a), len(b))
        return Polynomial(*((a[i] if i < len(a) else 0) + (b[i] if i < len(b) else 0) for i in range(size)))

    __radd__ = __add__

    def __mul__(self, other):
        result = [0] * (self.degree + other.degree + 1)
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(other.coefficients):
                result[i + j] += a * b
        return Polynomial(*result)

    def derivative(self):
        return Polynomial(*(i * c for i, c in enumerate(self.coefficients) if i))

    def __str__(self):
        terms = [f"{c}x^{i}" for i, c in enumerate(self.coefficients) if c]
        return " + ".join(terms) or "0"

    def __hash__(self):
        return hash(self.coefficients)


@total_ordering
class Rational:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError("bottom is zero")
        self.value = Fraction(top, bottom)

    def __eq__(self, other):
        return isinstance(other, Rational) and self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    def __repr__(self):
        return f"{self.value.numerator}/{self.value.denominator}"


def roots_of_unity(n):
    import cmath

    return [cmath.exp(2j * cmath.pi * k / n) for k in range(n)]


def exact(a, b):
    return Fraction(a, b)


def newton(f, df, x, steps=20):
    for _ in range(steps):
        x -= f(x) / df(x)
    return x
