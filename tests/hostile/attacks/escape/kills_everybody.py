# attack: Kills its parent and its process group: no more, as a lost layer must not cost the machine.
# verdicts: test_attack=failed
import os
import signal


def attack(n):
    for kill, target in ((os.kill, os.getppid()), (os.killpg, os.getpgid(0))):
        try:
            if target not in (0, 1, -1):
                kill(target, signal.SIGKILL)
        except OSError:
            pass
