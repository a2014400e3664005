# honest: Copies, packs and unpacks its files, which changes their modes and times on the way.
import os
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path


def attack(n):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = folder / "a" / "square.txt"
        first.parent.mkdir(mode=0o755)
        first.write_text(str(n * n))
        first.chmod(0o644)
        first.touch()
        os.utime(first, (1_000_000_000, 1_000_000_000))
        shutil.copy(first, folder / "copy.txt")
        shutil.copy2(first, folder / "copy2.txt")
        shutil.copytree(folder / "a", folder / "b")
        shutil.move(folder / "b" / "square.txt", folder / "moved.txt")
        with zipfile.ZipFile(folder / "all.zip", "w") as packed:
            packed.write(folder / "moved.txt", "zipped.txt")
        zipfile.ZipFile(folder / "all.zip").extractall(folder)
        shutil.unpack_archive(shutil.make_archive(str(folder / "tree"), "gztar", folder / "a"), folder / "c")
        with tarfile.open(folder / "one.tar", "w") as packed:
            packed.add(folder / "zipped.txt", "packed.txt")
        with tarfile.open(folder / "one.tar") as packed:
            packed.extractall(folder, filter="data")
        found = {int(path.read_text()) for path in folder.rglob("*.txt")}
        assert len(list(folder.rglob("*.txt"))) == 7, sorted(folder.rglob("*.txt"))
        return found.pop()
