# attack: Counts the processes that it can see: those of others are none of its business.
# verdicts: test_attack=failed
# manages: \[\]
# manages[reduced]: \[\]
import os


def attack(n):
    try:
        seen = [name for name in os.listdir("/proc") if name.isdecimal()]
    except OSError:
        return []
    others = []
    for name in seen:
        try:
            if int(name) != os.getpid():
                with open(f"/proc/{name}/cmdline", "rb") as file:
                    others.append(file.read(20).decode())
        except OSError:
            pass
    return others
