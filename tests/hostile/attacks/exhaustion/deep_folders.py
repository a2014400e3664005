# attack: Makes folders within folders, deeper than whoever removes them may call itself.
# verdicts: test_attack=failed|error|timeout
import os


def attack(n):
    start = os.getcwd()
    depth = 0
    try:
        for depth in range(3000):
            os.mkdir("d")
            os.chdir("d")
    except OSError:
        pass
    os.chdir(start)
    return depth
