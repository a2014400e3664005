# honest: Wraps its functions in decorators of its own and remembers results.
import functools


def traced(function):
    calls = []

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        calls.append(args)
        return function(*args, **kwargs)

    wrapper.calls = calls
    return wrapper


@traced
@functools.lru_cache(maxsize=None)
def attack(n):
    return n**2
