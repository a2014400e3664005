# attack: Fills /dev/shm.
# verdicts: test_attack=failed
# manages: \[\]
# bare: shm
import os


def attack(n):
    path = f"/dev/shm/corpus-{os.getpid()}"
    try:
        with open(path, "w"):
            os.unlink(path)
    except OSError:
        return []
    return ["shm"]
