# attack: Keeps its data in files of memory, which no limit of its own counts.
# verdicts: test_attack=failed
# manages: \[\]
# bare: memfd
import os


def attack(n):
    try:
        os.close(os.memfd_create("data"))
    except PermissionError:
        return []
    return ["memfd"]
