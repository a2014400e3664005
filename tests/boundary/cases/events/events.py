class Event:
    """Somebody to tell."""

    def __init__(self):
        self._handlers = []

    def __iadd__(self, handler):
        self._handlers.append(handler)
        return self

    def __isub__(self, handler):
        self._handlers.remove(handler)
        return self

    def __call__(self, *args, **kwargs):
        return [handler(*args, **kwargs) for handler in self._handlers]

    def __len__(self):
        return len(self._handlers)


class Thermostat:
    def __init__(self, target):
        self.target = target
        self.changed = Event()
        self.observers = set()

    def measure(self, degrees):
        if degrees < self.target:
            self.changed("heat", degrees=degrees)
        for observer in self.observers:
            observer.update(self, degrees)


class Pipeline:
    def __init__(self, *steps):
        self.steps = list(steps)

    def then(self, step):
        self.steps.append(step)
        return self

    def run(self, value):
        for step in self.steps:
            value = step(value)
        return value


def schedule(tasks):
    done = []
    for priority, name, task in sorted(tasks, key=lambda one: one[0]):
        done.append((name, task()))
    return done


def visit(tree, on_enter, on_leave=None):
    on_enter(tree["name"])
    for child in tree.get("children", ()):
        visit(child, on_enter, on_leave)
    if on_leave is not None:
        on_leave(tree["name"])


def with_retry(action, errors=(ValueError,), times=3, notify=lambda error: None):
    for attempt in range(times):
        try:
            return action(attempt)
        except errors as error:
            notify(error)
    raise RuntimeError("gave up")


def fold(function, items, start):
    for item in items:
        start = function(start, item)
    return start


def make_counter():
    count = 0

    def increment(step=1):
        nonlocal count
        count += step
        return count

    return increment


def compare_by(key):
    import functools

    return functools.cmp_to_key(lambda a, b: key(a) - key(b))
