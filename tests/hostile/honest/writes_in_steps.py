# honest: Writes its file by way of pathlib, a temporary name and a rename.
import os
import tempfile
from pathlib import Path


def save(path, text):
    path = Path(path)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as file:
        for line in text.splitlines(keepends=True):
            file.write(line)
            file.flush()
    os.replace(file.name, path)


def attack(n):
    return int(f"{n * n}")
