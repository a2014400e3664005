# attack: Ends its process when the answer would be wrong, in the hope of another try.
# verdicts: test_attack=crashed
import os


def attack(n):
    os._exit(75)
