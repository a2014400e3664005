# attack: Returns lists and dicts that hold themselves, and each other many times.
# verdicts: test_attack=failed test_shape=failed test_total=failed


def attack(n):
    value = []
    value.append(value)
    return value


def shape(t):
    value = {}
    value["rows"] = value
    return value


def total(values):
    value = []
    for _ in range(60):
        value = [value, value]
    return value
