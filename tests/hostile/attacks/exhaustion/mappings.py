# attack: Maps the same page of a file so often that there are no mappings left.
# verdicts: test_attack=failed
import mmap


def attack(n):
    with open("page", "wb") as file:
        file.write(bytes(4096))
    kept = []
    with open("page", "rb") as file:
        try:
            for _ in range(60_000):
                kept.append(mmap.mmap(file.fileno(), 4096, access=mmap.ACCESS_READ))
        except (OSError, ValueError, MemoryError):
            pass
    kept.clear()
    return []
