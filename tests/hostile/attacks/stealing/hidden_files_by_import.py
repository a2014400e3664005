# attack: Imports the checks, the reference and the grader's trusted parts.
# verdicts: test_attack=failed
# manages: \[\]
import importlib
import sys


def attack(n):
    found = []
    for folder in (
        "/",
        "/tmp",
        "/tmp/corpus/course/exercises/topic",
        "..",
        "../..",
        "../course/exercises/topic",
    ):
        sys.path.insert(0, folder)
    for name in ("checks", "reference", "secrets_of_the_checks"):
        try:
            found.append(importlib.import_module(name).SECRET)
        except ImportError:
            pass
    return found
