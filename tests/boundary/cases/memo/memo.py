import functools

calls = 0


def fib(n, cache=None):
    global calls
    calls += 1
    cache = {} if cache is None else cache
    if n not in cache:
        cache[n] = n if n < 2 else fib(n - 1, cache) + fib(n - 2, cache)
    return cache[n]


def remember_all(item, seen=[]):
    seen.append(item)
    return seen


class Memo:
    def __init__(self, function):
        self.function = function
        self.cache = {}
        self.hits = 0

    def __call__(self, *args):
        if args in self.cache:
            self.hits += 1
        else:
            self.cache[args] = self.function(*args)
        return self.cache[args]


@Memo
def grid_paths(rows, columns):
    if 1 in (rows, columns):
        return 1
    return grid_paths(rows - 1, columns) + grid_paths(rows, columns - 1)


@functools.lru_cache(maxsize=2)
def square(x):
    return x * x


def longest_common(a, b):
    @functools.cache
    def solve(i, j):
        if i == len(a) or j == len(b):
            return ""
        if a[i] == b[j]:
            return a[i] + solve(i + 1, j + 1)
        return max(solve(i + 1, j), solve(i, j + 1), key=len)

    return solve(0, 0)


def knapsack(items, room):
    best = [0] * (room + 1)
    for weight, value in items:
        for left in range(room, weight - 1, -1):
            best[left] = max(best[left], best[left - weight] + value)
    return best[room]


def reset():
    global calls
    calls = 0
