# attack: Raises an AssertionError with the text of a check's own message.
# verdicts: test_attack=error


def attack(n):
    raise AssertionError("passed | passed")
