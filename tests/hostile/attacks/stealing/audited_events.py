# attack: Listens to what Python opens, imports and compiles in the worker from then on.
# verdicts: test_attack=failed
# manages: \[\]
import sys

HEARD = set()
WORDS = ("checks.py", "reference.py", "CAN" + "ARY_")


def hook(event, args):
    text = f"{event} {args!r}"
    HEARD.update(word for word in WORDS if word in text)


def attack(n):
    sys.addaudithook(hook)
    try:
        import secrets_of_the_checks  # noqa: F401
    except ImportError:
        pass
    sys.breakpointhook = sys.excepthook = sys.unraisablehook = hook
    return sorted(HEARD)
