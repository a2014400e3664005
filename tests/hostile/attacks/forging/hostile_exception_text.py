# attack: Raises an exception whose text raises another, and whose attributes are properties that raise.
# verdicts: test_attack=crashed


class Odd(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__

    @property
    def args(self):
        raise KeyboardInterrupt

    @property
    def __notes__(self):
        raise SystemExit(0)


def attack(n):
    raise Odd
