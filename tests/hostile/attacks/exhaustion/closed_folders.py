# attack: Leaves folders that are closed to everybody, with long names, beyond the longest path.
# verdicts: test_attack=failed|error test_save=passed|error
import os


def attack(n):
    start = os.getcwd()
    opened = []
    for depth in range(40):
        name = chr(97 + depth % 26) * 250
        os.mkdir(name)
        opened.append(os.open(name, os.O_RDONLY))
        os.chdir(name)
        open("file\n\x1b[31m", "w").close()
    for descriptor in opened:
        os.fchmod(descriptor, 0)
        os.close(descriptor)
    os.chdir(start)
    os.chmod(".", 0)
    return len(opened)
