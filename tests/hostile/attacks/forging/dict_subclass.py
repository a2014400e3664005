# attack: Returns a dict whose keys and values lie.
# verdicts: test_shape=failed test_attack=failed


class Liar(dict):
    def keys(self):
        return ["rows", "columns"]

    def values(self):
        return [2, 3]

    def items(self):
        return [("rows", 2), ("columns", 3)]

    def __getitem__(self, key):
        return {"rows": 2, "columns": 3}[key]

    def __eq__(self, other):
        return True


def shape(t):
    return Liar(rows=0, columns=0)


def attack(n):
    return Liar()
