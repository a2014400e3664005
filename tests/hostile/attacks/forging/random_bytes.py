# attack: Writes noise to every descriptor that it holds.
# verdicts: test_attack=crashed
import os


def attack(n):
    for descriptor in range(3, 256):
        try:
            os.write(descriptor, os.urandom(4096))
        except OSError:
            pass
