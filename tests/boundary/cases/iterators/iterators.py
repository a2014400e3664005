class Range:
    def __init__(self, stop):
        self.stop = stop

    def __iter__(self):
        return RangeIterator(self.stop)

    def __len__(self):
        return self.stop

    def __reversed__(self):
        return iter(range(self.stop - 1, -1, -1))


class RangeIterator:
    def __init__(self, stop):
        self.now, self.stop = 0, stop

    def __iter__(self):
        return self

    def __next__(self):
        if self.now >= self.stop:
            raise StopIteration
        self.now += 1
        return self.now - 1


class OldStyle:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index * index


class Chunks:
    def __init__(self, items, size):
        self.items, self.size = items, size

    def __iter__(self):
        for start in range(0, len(self.items), self.size):
            yield self.items[start : start + self.size]


def pairwise(items):
    iterator = iter(items)
    before = next(iterator)
    for item in iterator:
        yield before, item
        before = item


def take(iterator, count):
    return [next(iterator) for _ in range(count)]


def window(items, size):
    return zip(*(items[start:] for start in range(size)))


def until(stop, items):
    return list(iter(iter(items).__next__, stop))


def consume(items):
    return sum(1 for _ in items)


def fresh():
    return iter([1, 2, 3]), map(str, [1, 2]), filter(None, [0, 1]), enumerate("ab"), zip([1], [2])
