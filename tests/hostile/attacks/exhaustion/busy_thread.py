# attack: Leaves a thread behind that takes the interpreter for itself while other checks run.
# verdicts: test_attack=failed
import sys
import threading


def spin():
    while True:
        pass


def attack(n):
    sys.setswitchinterval(0.001)
    threading.Thread(target=spin, daemon=True).start()
    return 0
