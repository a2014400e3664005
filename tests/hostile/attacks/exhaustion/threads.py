# attack: Starts threads without end.
# verdicts: test_attack=failed|memory|error
# manages: \[\]|None
import threading
import time


def attack(n):
    started = 0
    try:
        for _ in range(2_000):
            threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
            started += 1
    except (RuntimeError, MemoryError):
        pass
    return ["2000 threads"] if started == 2_000 else []
