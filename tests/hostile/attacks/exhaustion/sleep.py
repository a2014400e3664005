# attack: Sleeps.
# verdicts: test_attack=timeout
import time


def attack(n):
    time.sleep(10_000)
