# attack: Threads go on after the answer, and rewrite what later calls return.
# verdicts: test_attack=failed test_each=failed
import sys
import threading
import time

ANSWERS = []


def rewrite():
    while True:
        for one in list(ANSWERS):
            one[:] = [6.5]
        time.sleep(0.0001)


threading.Thread(target=rewrite, daemon=True).start()


def attack(n):
    ANSWERS.append([n])
    return ANSWERS[-1]


def each(word):
    ANSWERS.append([word.upper()])
    return ANSWERS[-1]
