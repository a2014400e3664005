# attack: Searches environment and command line of every process that it can see.
# verdicts: test_attack=failed
# manages: \[\]
# bare: CANARY
import glob
import re

PATTERN = re.compile(rb"C[A]NARY_[a-z]+_[0-9a-f]{16}")


def attack(n):
    found = set()
    for name in ("environ", "cmdline"):
        for path in glob.glob(f"/proc/[0-9]*/{name}"):
            try:
                with open(path, "rb") as file:
                    found.update(match.decode() for match in PATTERN.findall(file.read()))
            except OSError:
                pass
    return sorted(found)
