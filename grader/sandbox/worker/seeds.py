"""Random state of the worker, set from the check's own seeds."""

import random
import sys
from collections.abc import Sequence


def set_seeds(seeds: Sequence[tuple[str, int]]) -> None:
    """Seed Python's, NumPy's and torch's global generators ("all"), or one of them, in order."""
    for library, seed in seeds:
        if library in ("random", "all"):
            random.seed(seed)
        if library in ("numpy", "all") and "numpy" in sys.modules:
            sys.modules["numpy"].random.seed(seed % (1 << 32))
        if library in ("torch", "all") and "torch" in sys.modules:
            sys.modules["torch"].manual_seed(seed)
