# attack: Writes a hundred megabytes to descriptors 1 and 2, past what catches its output.
# verdicts: test_attack=failed
import os


def attack(n):
    for descriptor in (1, 2):
        for _ in range(50):
            os.write(descriptor, b"x" * 1_000_000)
