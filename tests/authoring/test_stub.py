"""A stub has the solution's names and signatures, and nothing of what it does."""

import ast
from textwrap import dedent

from grader.authoring.stub import functions_of, signature, stub_of

SOLUTION = dedent(
    '''
    import math
    from functools import cache

    LIMIT = 3
    _secret = 42


    def _helper(x):
        return x + _secret


    @cache
    def area(r: float, *, exact: bool = True, **more) -> float:
        """Return the area."""
        return math.pi * r * r


    async def fetch(a, /, b=2, *rest):
        return b


    class Stack(list):
        """A stack."""

        capacity: int = 5

        def __init__(self, items=()):
            self._items = list(items)

        @property
        def top(self):
            return self._items[-1]

        def _grow(self):
            self.capacity *= 2


    class Empty(Exception):
        pass


    if __name__ == "__main__":
        print(area(1))
    '''
)


def test_the_stub_is_python_without_the_solutions_work() -> None:
    stub = stub_of(ast.parse(SOLUTION))

    ast.parse(stub)
    for hidden in ("_helper", "_secret", "42", "math.pi * r", "_items[-1]", "_grow", "print"):
        assert hidden not in stub


def test_the_stub_keeps_what_a_student_needs() -> None:
    stub = stub_of(ast.parse(SOLUTION))

    for shown in (
        "import math",
        "LIMIT = 3",
        "@cache\ndef area(r: float, *, exact: bool=True, **more) -> float:",
        '"""Return the area."""',
        "async def fetch(a, /, b=2, *rest):",
        "class Stack(list):",
        "capacity: int = 5",
        "@property\n    def top(self):",
        "class Empty(Exception):\n    pass",
    ):
        assert shown in stub
    assert stub.count("raise NotImplementedError") == 4 + 2  # four functions, and two lines that explain


def test_a_signature_is_told_without_annotations() -> None:
    told = [signature(one) for one in functions_of(ast.parse(SOLUTION))]

    assert told == ["area(r, *, exact=True, **more)", "fetch(a, /, b=2, *rest)"]
