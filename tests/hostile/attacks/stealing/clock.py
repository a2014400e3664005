# attack: Tells apart by the time that its answers take: the result shows seconds, never what was expected.
# verdicts: test_attack=failed
import time


def attack(n):
    time.sleep(0.001 * (n % 100))
    return n % 100
