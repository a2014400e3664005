def apply(function, *args, **kwargs):
    return function(*args, **kwargs)


def apply_all(functions, value):
    return [function(value) for function in functions]


def safely(function):
    try:
        return function()
    except KeyError as error:
        return f"no {error.args[0]}"


def sort_by(items, key):
    return sorted(items, key=key)


def adder(n):
    def add(x):
        return x + n

    return add


def compose(f, g):
    return lambda x: f(g(x))


def each(items, action):
    for item in items:
        action(item)


def use(thing):
    thing.start(2)
    thing.level += 1
    return thing.stop() + len(thing)


def logged(function):
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


def retry(function, times):
    for _ in range(times):
        try:
            return function()
        except OSError:
            continue
    return None
