# attack: Forks itself.
# verdicts: test_attack=failed
# manages: \[\]
# bare: fork
import os


def attack(n):
    try:
        child = os.fork()
    except OSError:
        return []
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return ["fork"]
