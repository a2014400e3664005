# attack: Searches everything that is mapped into its own process and is no file.
# verdicts: test_attack=failed
# verdicts[reduced]: test_attack=error
# manages: \[\]|None
import ctypes
import re

PATTERN = re.compile(rb"C[A]NARY_[a-z]+_[0-9a-f]{16}")
CHUNK = 1 << 20


def attack(n):
    found = set()
    with open("/proc/self/maps") as maps:
        regions = [line.split() for line in maps]
    for span, rights, _, _, _, *path in regions:
        if "r" not in rights or (path and path[0] not in ("[heap]", "[stack]")):
            continue
        first, last = (int(end, 16) for end in span.split("-"))
        for start in range(first, last, CHUNK):
            data = ctypes.string_at(start, min(CHUNK, last - start))
            found.update(match.decode() for match in PATTERN.findall(data))
    return sorted(found)
