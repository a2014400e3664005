"""Entries of zips that are the same byte for byte wherever and whenever they are made."""

import zipfile

# the earliest moment that a zip can say
_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # so that the mode counts


def zip_entry(
    name: str, *, executable: bool = False, compression: int = zipfile.ZIP_STORED
) -> zipfile.ZipInfo:
    """Return the entry of a file: at one moment, with one mode."""
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = compression
    entry.create_system = _UNIX
    entry.external_attr = (0o100755 if executable else 0o100644) << 16
    return entry
