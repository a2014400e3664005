# attack: Skips the check by pytest's own exception.
# verdicts: test_attack=error


def attack(n):
    import pytest

    pytest.skip("nothing to see")
