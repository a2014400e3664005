"""Random state: from the run's seed and the check's id, so that a run can be repeated exactly."""

import hashlib
import random
import sys
from collections.abc import Callable
from types import ModuleType


def check_seed(seed: int, topic: str, check: str, purpose: str) -> int:
    """Return a seed of 63 bits for `purpose` ("rng", "check", "student") in one check of one run."""
    text = f"{seed}/{topic}/{check}/{purpose}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big") >> 1


def tell_seeds(note: Callable[[str, int], None]) -> None:
    """Call `note(library, seed)` whenever a check seeds a global generator from now on.

    The student's code uses the generators of its own process: natively a check's `torch.manual_seed(0)`
    would have reached it.
    """
    _wrap(random, "seed", "random", note)
    if "numpy" in sys.modules:
        _wrap(sys.modules["numpy"].random, "seed", "numpy", note)
    if "torch" in sys.modules:
        _wrap(sys.modules["torch"], "manual_seed", "torch", note)
        _wrap(sys.modules["torch.random"], "manual_seed", "torch", note)


def _wrap(module: ModuleType, name: str, library: str, note: Callable[[str, int], None]) -> None:
    original = getattr(module, name)

    def seeding(*args: object, **kwargs: object) -> object:
        seed = next(iter([*args, *kwargs.values()]), None)
        if isinstance(seed, int):
            note(library, seed)
        return original(*args, **kwargs)

    setattr(module, name, seeding)
