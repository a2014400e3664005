# attack: Reads descriptor 0 itself, and then every other one.
# verdicts: test_attack=failed
import os


def attack(n):
    os.read(0, 100)
    return os.read(1, 100) + os.read(2, 100)
