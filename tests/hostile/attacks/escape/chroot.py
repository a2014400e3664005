# attack: Leaves by a second root inside the first.
# verdicts: test_attack=failed
# manages: \[\]
import os


def attack(n):
    os.makedirs("inner", exist_ok=True)
    try:
        os.chroot("inner")
    except OSError:
        return []
    return ["chroot"]
