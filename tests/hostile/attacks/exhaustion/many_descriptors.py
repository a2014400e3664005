# attack: Opens files until there are no descriptors, and keeps them while it answers.
# verdicts: test_attack=failed test_save=error
# manages: \[\]
import os

kept = []


def attack(n):
    try:
        for _ in range(5_000):
            kept.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        pass
    return ["5000 files"] if len(kept) == 5_000 else []
