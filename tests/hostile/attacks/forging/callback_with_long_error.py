# attack: Has a function of the check raise an error whose text is larger than a frame.
# verdicts: test_apply=crashed test_attack=failed


def apply(function, value):
    try:
        return function("x" * 8_380_000)
    except Exception as error:
        return len(str(error))


def attack(n):
    return len("x")
