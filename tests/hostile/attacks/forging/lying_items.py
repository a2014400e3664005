# attack: Yields objects that equal whatever they are compared to.
# verdicts: test_count=failed test_attack=failed


class Yes:
    def __eq__(self, other):
        return True


def count(n):
    for _ in range(n):
        yield Yes()


def attack(n):
    return [Yes()]
