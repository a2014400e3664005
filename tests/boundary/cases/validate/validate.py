import functools
import inspect


def typed(function):
    """Check the arguments against the annotations."""
    signature = inspect.signature(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        for name, value in bound.arguments.items():
            kind = function.__annotations__.get(name)
            if kind is not None and not isinstance(value, kind):
                raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")
        return function(*args, **kwargs)

    return wrapper


def describe(function):
    return f"{function.__name__}: {function.__doc__}"


def arity(function):
    return len(inspect.signature(function).parameters)


def same_kind(a, b):
    return type(a) is type(b)


def classify(value):
    match value:
        case bool():
            return "bool"
        case int() | float():
            return "number"
        case str():
            return "text"
        case [first, *_]:
            return f"list of {classify(first)}"
        case {"kind": kind}:
            return f"dict of {kind}"
        case None:
            return "nothing"
        case _:
            return "other"


def check_password(password):
    problems = []
    if len(password) < 8:
        problems.append("too short")
    if not any(c.isdigit() for c in password):
        problems.append("no digit")
    return problems or True


def validate(data, rules):
    return {key: rule(data[key]) for key, rule in rules.items() if key in data}


def strict_int(text):
    if not isinstance(text, str):
        raise TypeError("text wanted")
    return int(text)
