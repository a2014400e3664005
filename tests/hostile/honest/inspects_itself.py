# honest: Reads its own source and signature.
import inspect
from pathlib import Path


def attack(n):
    assert "inspects" in (__doc__ or Path(__file__).read_text() + inspect.getsource(attack))
    assert list(inspect.signature(attack).parameters) == ["n"]
    return n * n
