"""The order of a class: what takes longest comes first, so that all cores are busy to the end."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.submission import Candidate


def longest_first(candidates: Sequence[Candidate], seconds: Mapping[str, float]) -> list[Candidate]:
    """Return the candidates by what they took last time; those not known yet come first, by their size."""
    known = [one for one in candidates if one.id in seconds]
    fresh = [one for one in candidates if one.id not in seconds]
    sizes = {one.id: _size(one) for one in fresh}
    return [
        *sorted(fresh, key=lambda one: -sizes[one.id]),
        *sorted(known, key=lambda one: -seconds[one.id]),
    ]


def _size(candidate: Candidate) -> int:
    """Return the bytes of what lies directly in a submission; 0 where that cannot be told."""
    try:
        if candidate.files is not None:
            return sum(path.lstat().st_size for _, path in candidate.files)
        return _folder_size(candidate.path) if candidate.path.is_dir() else candidate.path.lstat().st_size
    except OSError:
        return 0


def _folder_size(folder: Path) -> int:
    with os.scandir(folder) as entries:
        return sum(entry.stat(follow_symlinks=False).st_size for entry in entries)
