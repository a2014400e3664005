# attack: Returns a float that claims to be whatever it is compared to.
# verdicts: test_total=failed test_attack=failed


class Any(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

    def __float__(self):
        return 6.5

    def __repr__(self):
        return "6.5"


def attack(n):
    return Any(1)


def total(values):
    return Any(1)
