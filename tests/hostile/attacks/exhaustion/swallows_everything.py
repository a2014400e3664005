# attack: Never ends and catches whatever is raised against it.
# verdicts: test_attack=timeout


def attack(n):
    while True:
        try:
            attack(n)
        except BaseException:
            pass
