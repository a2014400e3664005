"""Random state of a process: Python's, NumPy's and torch's global generators."""

import random
import sys
from collections.abc import Sequence
from typing import Any


def set_seeds(seeds: Sequence[tuple[str, int]]) -> None:
    """Seed Python's, NumPy's and torch's global generators ("all"), or one of them, in order."""
    for library, seed in seeds:
        if library in ("random", "all"):
            random.seed(seed)
        if library in ("numpy", "all") and "numpy" in sys.modules:
            sys.modules["numpy"].random.seed(seed % (1 << 32))
        if library in ("torch", "all") and "torch" in sys.modules:
            _seed_torch(sys.modules["torch"], seed)


def _seed_torch(torch: Any, seed: int) -> None:
    """Seed torch as `torch.manual_seed` does, which visits every kind of device and takes much longer."""
    accelerator = getattr(torch, "accelerator", torch.cuda)
    if accelerator.is_available():
        torch.manual_seed(seed)
    else:
        torch.default_generator.manual_seed(seed)
