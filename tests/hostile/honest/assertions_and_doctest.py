# honest: Checks itself by assertions and doctests.
import doctest


def attack(n):
    """Return the square.

    >>> attack(3)
    9
    """
    assert n == int(n)
    return n * n


assert doctest.testmod().failed == 0
