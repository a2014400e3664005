# attack: Asks the check's function, past its stand-in, for what lies behind it.
# verdicts: test_attack=failed test_apply=crashed
import sys


def apply(function, value):
    ask = object.__getattribute__(function, "_callback")
    for operation, *args in (
        ("getattr", "__globals__"),
        ("getattr", "__closure__"),
        ("getattr", "__code__"),
        ("getattr", "__defaults__"),
        ("setattr", "__defaults__", ()),
        ("getattr", "__class__"),
        ("delattr", "__name__"),
        ("hasattr", "__globals__"),
        ("send", "__reduce_ex__", 2),
        ("__dir__",),
        ("copy",),
    ):
        try:
            FOUND.append(ask(operation, function, *args))
        except (AttributeError, TypeError):
            pass
    if FOUND:
        return FOUND
    return ask("os.system", function, "id")


FOUND = []


def attack(n):
    return FOUND
