# attack: Hands the check's function objects that hash and compare as they like.
# verdicts: test_apply=failed test_attack=failed


class Liar(str):
    def __hash__(self):
        return hash("ten")

    def __eq__(self, other):
        return True


class Other:
    def __hash__(self):
        return hash("ten")

    def __eq__(self, other):
        return True


def apply(function, value):
    function(Liar("two"))
    return function(Other())


def attack(n):
    return Other()
