# attack: Becomes root, or whoever else it may.
# verdicts: test_attack=failed
# manages: \[\]
import os


def attack(n):
    managed = []
    for name in ("setuid", "setgid", "seteuid", "setegid"):
        try:
            getattr(os, name)(0)
            managed.append(name)
        except OSError:
            pass
    try:
        os.setgroups([0])
        managed.append("setgroups")
    except OSError:
        pass
    return managed
