# honest: Keeps its results in global variables from call to call.
KNOWN = {}


def attack(n):
    global LAST
    LAST = KNOWN.setdefault(n, n * n)
    return LAST
