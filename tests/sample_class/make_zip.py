"""Pack `.黄诗涵/` into `黄诗涵.zip`, the same bytes each time: `python tests/sample_class/make_zip.py`."""

import zipfile
from pathlib import Path

FOLDER = Path(__file__).parent
STUDENT = "黄诗涵"
LONG_AGO = (2024, 9, 1, 12, 0, 0)


def make_zip(target: Path) -> None:
    """Write the submission as macOS packs it: one folder, and a resource fork beside it."""
    source = FOLDER / f".{STUDENT}"
    files = sorted(path for path in source.rglob("*.py"))
    with zipfile.ZipFile(target, "w") as archive:
        for path in files:
            _write(archive, path.relative_to(source).as_posix(), path.read_bytes())
        _write(archive, f"__MACOSX/作业/._{files[0].name}", b"\x00\x05\x16\x07")


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)  # stored, not deflated: compressors differ between versions


if __name__ == "__main__":
    make_zip(FOLDER / f"{STUDENT}.zip")
