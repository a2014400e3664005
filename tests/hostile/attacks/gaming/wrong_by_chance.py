# attack: Guesses: it is right once in a million.
# verdicts: test_attack=failed
import random


def attack(n):
    random.seed()
    return random.randrange(1 << 60)
