# attack: Starts processes by every tool of the standard library.
# verdicts: test_attack=failed
# manages: \[\]
# bare: subprocess
import multiprocessing
import os
import subprocess
import sys


def attack(n):
    done = []
    tries = {
        "subprocess": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
        "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "pool": lambda: multiprocessing.get_context("fork").Process(target=len, args=("",)).start(),
    }
    for name, start in tries.items():
        try:
            start()
            done.append(name)
        except (OSError, subprocess.SubprocessError):
            pass
    return done
