# attack: Returns lists and dicts of millions of items.
# verdicts: test_attack=failed|memory|timeout test_shape=failed|memory|timeout test_total=failed|memory|timeout


def attack(n):
    return list(range(3_000_000))


def shape(t):
    return {number: number for number in range(400_000)}


def total(values):
    return set(range(400_000))
