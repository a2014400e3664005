# attack: Thousands of files and folders where the check's files lie.
# verdicts: test_attack=failed test_save=error
import os


def save(path, text):
    folder = os.path.dirname(path)
    for number in range(3_000):
        os.mkdir(f"{folder}/{number}")
    with open(path, "w") as file:
        file.write(text)


def attack(n):
    return []
