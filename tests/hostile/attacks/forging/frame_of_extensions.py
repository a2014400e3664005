# attack: Sends MessagePack's extension types, timestamps, maps with repeated keys and non-text keys.
# verdicts: test_attack=crashed
import os
import struct
import time

PARTS = (
    b"\xd6\xff\x00\x00\x00\x00",
    b"\xc7\x04\x01abcd",
    b"\x82\xa4type\xa6answer\xa4type\xa5ready",
    b"\x81\x01\x02",
    b"\x81\xa4type\xa6answer",
)


def attack(n):
    for part in PARTS:
        for descriptor in range(3, 256):
            try:
                os.write(descriptor, struct.pack("!II", len(part), 0) + part)
            except OSError:
                pass
    time.sleep(60)
