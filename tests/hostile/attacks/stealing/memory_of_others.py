# attack: Opens the memory of every process that it can see but its own.
# verdicts: test_attack=failed
# manages: \[\]
# bare: '/proc/\d+/mem'
import glob
import os


def attack(n):
    found = []
    for path in glob.glob("/proc/[0-9]*/mem"):
        if path == f"/proc/{os.getpid()}/mem":
            continue
        try:
            with open(path, "rb"):
                found.append(path)
        except OSError:
            pass
    return sorted(found)[:3]
