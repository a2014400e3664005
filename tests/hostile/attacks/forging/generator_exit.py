# attack: Raises what ends a generator: pytest's hooks are generators.
# verdicts: test_attack=error


def attack(n):
    raise GeneratorExit
