# honest: Uses next and StopIteration by hand, and lets none of it out.
def attack(n):
    numbers = iter([n, n])
    product = 1
    while True:
        try:
            product *= next(numbers)
        except StopIteration as stop:
            assert stop.value is None
            return product


def count(n):
    numbers = iter(range(n))
    while (number := next(numbers, None)) is not None:
        yield number


def places(n):
    return iter(range(n))
