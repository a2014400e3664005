# attack: Answers with objects of a hundred thousand classes.
# verdicts: test_attack=crashed test_total=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def kind(k, name):
    return wire.ClassInfo(k, name, "topic", [], [], ["__eq__"], [], True, [], [], None)


def attack(n):
    found = [wire.Remote(k, kind(k, f"C{k}"), False) for k in range(60_000)]
    Encoder.encode = lambda self, one, depth=0: wire.Sequence("list", found)


def total(values):
    found = [wire.Record(f"R{k}", [f"field{k}"], [k]) for k in range(100_000)]
    Encoder.encode = lambda self, one, depth=0: wire.Sequence("list", found)
