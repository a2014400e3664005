# attack: Raises StopAsyncIteration.
# verdicts: test_attack=error


def attack(n):
    raise StopAsyncIteration
