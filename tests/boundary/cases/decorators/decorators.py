import functools
import time


def count_calls(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]

        return wrapper

    return decorate


def memoise(function):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


def require_positive(function):
    @functools.wraps(function)
    def wrapper(number):
        if number <= 0:
            raise ValueError(f"{function.__name__} wants a positive number, not {number}")
        return function(number)

    return wrapper


def trace(function):
    @functools.wraps(function)
    def wrapper(*args):
        print(f"-> {function.__name__}{args}")
        result = function(*args)
        print(f"<- {result}")
        return result

    return wrapper


def timed(function, clock=time.perf_counter):
    def wrapper(*args):
        start = clock()
        return function(*args), clock() - start

    return wrapper


@count_calls
def hello(name):
    """Greet."""
    return f"hello {name}"


@require_positive
def root(number):
    return number**0.5


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


class register:
    known = {}

    def __init__(self, name):
        self.name = name

    def __call__(self, function):
        self.known[self.name] = function
        return function


@register("double")
def double(x):
    return 2 * x
