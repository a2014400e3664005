# attack: Sends the half of a frame and ends.
# verdicts: test_attack=crashed
import os
import struct


def attack(n):
    for descriptor in range(3, 256):
        try:
            os.write(descriptor, struct.pack("!II", 100, 0) + b"\x81")
        except OSError:
            pass
    os._exit(0)
