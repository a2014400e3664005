# attack: Interrupts by a class of its own.
# verdicts: test_attack=error


class Stop(KeyboardInterrupt):
    pass


def attack(n):
    raise Stop("all tests passed")
