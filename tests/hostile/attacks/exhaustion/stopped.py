# attack: Stops itself, so that it can neither answer nor be waited for.
# verdicts: test_attack=timeout|failed|crashed
import os
import signal


def attack(n):
    os.kill(os.getpid(), signal.SIGSTOP)
