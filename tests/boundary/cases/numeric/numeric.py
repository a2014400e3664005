import math
import statistics


def integrate(f, a, b, steps=1000):
    h = (b - a) / steps
    return h * sum(f(a + (i + 0.5) * h) for i in range(steps))


def derivative(f, h=1e-6):
    return lambda x: (f(x + h) - f(x - h)) / (2 * h)


def bisect(f, low, high, tolerance=1e-9):
    if f(low) * f(high) > 0:
        raise ValueError("no change of sign")
    while high - low > tolerance:
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def mean_and_deviation(values):
    values = list(values)
    return statistics.mean(values), statistics.stdev(values)


def digits(n, base=10):
    if n == 0:
        return [0]
    result = []
    while n:
        n, digit = divmod(n, base)
        result.append(digit)
    return result[::-1]


def is_close(a, b):
    return math.isclose(a, b)


def collatz_length(n):
    length = 1
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        length += 1
    return length


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [1, *(a + b for a, b in zip(row, row[1:])), 1]


def infinity():
    return math.inf, -math.inf, math.nan, -0.0
