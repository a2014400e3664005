# honest: Calls itself 800 times.
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def attack(n):
    return n * n + down(800) - 800
