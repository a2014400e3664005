# attack: Raises a class of its own that is called AssertionError, and claims the check failed for no reason.
# verdicts: test_attack=error


class AssertionError(Exception):
    __module__ = "builtins"


def attack(n):
    raise AssertionError("assert True")
