# attack: Warns a hundred thousand times, by every category there is.
# verdicts: test_attack=failed
import warnings


def attack(n):
    warnings.simplefilter("always")
    for number in range(100_000):
        warnings.warn(f"::error::{number}", (SyntaxWarning, BytesWarning, ResourceWarning)[number % 3])
