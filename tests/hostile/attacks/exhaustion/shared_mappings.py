# attack: Maps shared memory, which limits on data do not count.
# verdicts: test_attack=failed
# manages: \[\]
import mmap


def attack(n):
    kept = []
    try:
        for _ in range(64):
            kept.append(mmap.mmap(-1, 64 << 20, flags=mmap.MAP_SHARED | mmap.MAP_ANONYMOUS))
    except (OSError, MemoryError):
        pass
    return ["a gigabyte"] if len(kept) >= 16 else []
