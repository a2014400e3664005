# attack: Files that are nothing on the disk and terabytes to read, where the check's files lie.
# verdicts: test_attack=failed test_save=error
import os


def save(path, text):
    with open(path, "wb") as file:
        file.truncate(40 << 20)


def attack(n):
    managed = []
    for size in (1 << 40, 1 << 50):
        try:
            with open("sparse", "wb") as file:
                file.truncate(size)
            managed.append(size)
        except OSError:
            pass
    return managed
