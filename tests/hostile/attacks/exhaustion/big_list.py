# attack: Grows a list until there is no memory.
# verdicts: test_attack=memory|timeout


def attack(n):
    rows = []
    while True:
        rows.append([0] * 1_000_000)
