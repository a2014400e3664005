import sys
from functools import cache


def factorial(n):
    if n < 0:
        raise ValueError("negative")
    return 1 if n == 0 else n * factorial(n - 1)


def hanoi(n, source="A", target="C", spare="B"):
    if n == 0:
        return []
    return [*hanoi(n - 1, source, spare, target), (source, target), *hanoi(n - 1, spare, target, source)]


def permutations(items):
    if not items:
        return [[]]
    return [[item, *rest] for i, item in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])]


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def power_set(items):
    if not items:
        return {frozenset()}
    first, *rest = items
    smaller = power_set(rest)
    return smaller | {subset | {first} for subset in smaller}


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


@cache
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


def collatz(n):
    yield n
    if n != 1:
        yield from collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


def countdown_forever(n):
    return countdown_forever(n - 1)


def deepest(n):
    return [] if n == 0 else [deepest(n - 1)]


def limit():
    return sys.getrecursionlimit()
