# attack: Ends the pytest run with exit code 0.
# verdicts: test_attack=error


def attack(n):
    import pytest

    pytest.exit("done", returncode=0)
