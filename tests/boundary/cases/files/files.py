import json
import os
import pathlib


def count_words(path):
    with open(path) as file:
        return sum(len(line.split()) for line in file)


def read_numbers(path):
    return [int(line) for line in pathlib.Path(path).read_text().splitlines() if line]


def write_squares(path, numbers):
    with open(path, "w") as file:
        for number in numbers:
            print(number**2, file=file)


def append_line(path, line):
    with open(path, "a") as file:
        file.write(line + "\n")


def save(value, path):
    path.write_text(json.dumps(value))
    return path


def load(path, default=None):
    try:
        with open(path) as file:
            return json.load(file)
    except FileNotFoundError:
        if default is None:
            raise
        return default


def copy_upper(source, target):
    with open(source) as lines, open(target, "w") as out:
        out.writelines(line.upper() for line in lines)


def largest_file(folder):
    return max(pathlib.Path(folder).iterdir(), key=lambda path: path.stat().st_size).name


def listing(folder):
    return sorted(os.listdir(folder))


def make_tree(folder):
    for name in ("a", "b"):
        os.makedirs(os.path.join(folder, name, "deep"))
        (pathlib.Path(folder) / name / "deep" / "file.txt").write_text(name)


def remove_empty(folder):
    for path in pathlib.Path(folder).iterdir():
        if path.stat().st_size == 0:
            path.unlink()


def checksum(path):
    return sum(pathlib.Path(path).read_bytes()) % 256


def extension(path):
    return pathlib.Path(path).suffix


def read_here(name):
    with open(name) as file:
        return file.read()


class Log:
    def __init__(self, path):
        self.path = path

    def add(self, line):
        with open(self.path, "a") as file:
            file.write(line + "\n")

    def lines(self):
        return open(self.path).read().splitlines()
