# attack: Leaves session and process group, so that nobody finds it.
# verdicts: test_attack=failed
# manages: \[\]
import os


def attack(n):
    managed = []
    for name, leave in (("setsid", os.setsid), ("setpgid", lambda: os.setpgid(0, 0))):
        try:
            leave()
            managed.append(name)
        except OSError:
            pass
    return managed
