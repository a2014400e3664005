# attack: Follows the links of other processes below /proc: program, folder, root, open files, and reads their tables.
# verdicts: test_attack=failed
# manages: \[\]
import os


def attack(n):
    found = []
    own = {str(os.getpid()), "self", "thread-self"}
    for number in range(1, 40_000):
        if str(number) in own or not os.path.isdir(f"/proc/{number}"):
            continue
        for name in ("exe", "cwd", "root", "fd/0", "fd/3", "ns/pid"):
            try:
                found.append(os.readlink(f"/proc/{number}/{name}"))
            except OSError:
                pass
        for name in ("cmdline", "maps", "mountinfo", "io", "status", "wchan"):
            try:
                with open(f"/proc/{number}/{name}", "rb") as file:
                    found.append(len(file.read(64)))
            except OSError:
                pass
    return found[:20]
