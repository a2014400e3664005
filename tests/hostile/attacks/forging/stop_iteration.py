# attack: Raises what a generator may not raise: pytest's hooks are generators.
# verdicts: test_attack=error


def attack(n):
    raise StopIteration(n * n)
