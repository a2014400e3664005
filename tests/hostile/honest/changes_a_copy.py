# honest: Works in place on copies, and sorts, pops and clears them.
def double(t):
    return t.clone().mul_(2)


def total(values):
    rest = list(values)
    result = 0.0
    while rest:
        result += rest.pop()
    return result


def attack(n):
    return n * n
