# attack: Leaves with exit code 0.
# verdicts: test_attack=error
import sys


def attack(n):
    sys.exit(0)
