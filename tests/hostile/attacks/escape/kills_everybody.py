# attack: Kills its parent, its process group and every process that it may.
# verdicts: test_attack=failed|crashed
import os
import signal


def attack(n):
    for kill, target in ((os.kill, os.getppid()), (os.killpg, os.getpgid(0)), (os.kill, -1), (os.kill, 1)):
        try:
            if target != 0:
                kill(target, signal.SIGKILL)
        except OSError:
            pass
