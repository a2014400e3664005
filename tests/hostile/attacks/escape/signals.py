# attack: Asks whether it may signal its parent, everybody, and its process group.
# verdicts: test_attack=failed
# manages: \[\]
# bare: parent
import os


def attack(n):
    managed = []
    for name, kill, target in (
        ("parent", os.kill, os.getppid()), ("first", os.kill, 1), ("everybody", os.kill, -1), ("group", os.killpg, os.getpgid(0)),
    ):  # fmt: skip
        # pid 0 and -1 would mean itself where it sees nobody else
        if name in ("first", "parent") and target in (0, os.getpid()):
            continue
        try:
            kill(target, 0)
            managed.append(name)
        except OSError:
            pass
    return managed
