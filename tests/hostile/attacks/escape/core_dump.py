# attack: Leaves an image of its memory behind, where the kernel keeps such.
# verdicts: test_attack=crashed
import os
import resource


def attack(n):
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (1 << 30, 1 << 30))
    except (OSError, ValueError):
        pass
    os.abort()
