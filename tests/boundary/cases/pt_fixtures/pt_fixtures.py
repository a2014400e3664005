log = []


class Store:
    opened = 0

    def __init__(self, name="store"):
        self.name = name
        self.data = {}
        self.is_open = True
        Store.opened += 1

    def put(self, key, value):
        if not self.is_open:
            raise RuntimeError("closed")
        self.data[key] = value

    def get(self, key, default=None):
        return self.data.get(key, default)

    def close(self):
        self.is_open = False
        log.append(f"closed {self.name}")


def fill(store, count):
    for number in range(count):
        store.put(number, number * number)
    return store
