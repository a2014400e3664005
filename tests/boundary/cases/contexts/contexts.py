import contextlib


class Timer:
    def __init__(self, clock):
        self.clock = clock
        self.elapsed = None

    def __enter__(self):
        self.start = self.clock()
        return self

    def __exit__(self, *error):
        self.elapsed = self.clock() - self.start


class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.copy = dict(self.store)
        return self.store

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.store.clear()
            self.store.update(self.copy)
        return kind is not None and issubclass(kind, LookupError)


@contextlib.contextmanager
def tag(name, out):
    out.append(f"<{name}>")
    try:
        yield name.upper()
    finally:
        out.append(f"</{name}>")


@contextlib.contextmanager
def ignoring(*kinds):
    try:
        yield
    except kinds:
        pass


class Resource:
    opened = 0

    def __enter__(self):
        Resource.opened += 1
        return self

    def __exit__(self, *error):
        Resource.opened -= 1

    def work(self, fail=False):
        if fail:
            raise RuntimeError("work failed")
        return "done"


def use(manager):
    with manager as value:
        return value


class AsyncResource:
    def __init__(self):
        self.log = []

    async def __aenter__(self):
        self.log.append("in")
        return self

    async def __aexit__(self, *error):
        self.log.append("out")


async def use_async():
    async with AsyncResource() as resource:
        pass
    return resource.log
