# attack: Searches every object that the garbage collector knows, and what these refer to.
# verdicts: test_attack=failed
# manages: \[\]
import gc
import re

PATTERN = re.compile(r"C[A]NARY_[a-z]+_[0-9a-f]{16}")


def attack(n):
    found = set()
    for container in gc.get_objects():
        for value in gc.get_referents(container):
            if type(value) is str and len(value) < 100_000:
                found.update(PATTERN.findall(value))
    return sorted(found)
