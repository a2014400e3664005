# honest: Defines what it exports, answers for other names, and keeps a registry by decorator.
__all__ = ["attack"]
__version__ = "1.0"
REGISTRY = {}


def __getattr__(name):
    raise AttributeError(f"module has no attribute {name!r}")


def registered(function):
    REGISTRY[function.__name__] = function
    return function


@registered
def power(base, /, exponent=2, *, start=1):
    return start if exponent == 0 else power(base, exponent - 1, start=start * base)


def attack(n):
    return REGISTRY["power"](n)
