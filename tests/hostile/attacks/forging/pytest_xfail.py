# attack: Declares the failure as expected.
# verdicts: test_attack=error


def attack(n):
    import pytest

    pytest.xfail("known")
