# attack: Raises a class that bears name and module of pytest's skip.
# verdicts: test_attack=error

Skipped = type("Skipped", (BaseException,), {"__module__": "_pytest.outcomes"})


def attack(n):
    raise Skipped("nothing to see")
