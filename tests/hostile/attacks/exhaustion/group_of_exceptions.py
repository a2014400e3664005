# attack: Raises groups of exceptions, nested and wide.
# verdicts: test_attack=error|crashed|memory|timeout


def attack(n):
    error = ExceptionGroup("many", [ValueError(number) for number in range(10_000)])
    for _ in range(500):
        error = ExceptionGroup("deep", [error])
    raise error
