import inspect

import pytest
from decorators import count_calls, double, fibonacci, hello, memoise, register, repeat
from decorators import require_positive, root, timed, trace


def test_counts_the_checks_function():
    calls = []

    @count_calls
    def add(a, b=1):
        """Add."""
        calls.append((a, b))
        return a + b

    assert add.calls == 0
    assert add(1) == 2
    assert add(2, b=3) == 5
    assert add.calls == 2
    assert calls == [(1, 1), (2, 3)]
    assert add.__name__ == "add"
    assert add.__doc__ == "Add."


def test_with_an_argument():
    @repeat(times=3)
    def one():
        return 1

    assert one() == [1, 1, 1]
    assert one.__name__ == "one"


def test_memoises():
    calls = []

    @memoise
    def slow(n):
        calls.append(n)
        return n * n

    assert [slow(3), slow(3), slow(4)] == [9, 9, 16]
    assert calls == [3, 4]
    assert slow.cache == {(3,): 9, (4,): 16}


def test_recursive_decorated_function():
    @memoise
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    assert fib(20) == 6765


def test_decorated_by_the_student():
    before = hello.calls
    assert hello("Ann") == "hello Ann"
    assert hello.calls == before + 1
    assert hello.__name__ == "hello"
    assert hello.__doc__ == "Greet."
    assert hello.__wrapped__("Bob") == "hello Bob"


def test_raises():
    assert root(9) == 3
    with pytest.raises(ValueError, match="root wants a positive number, not -1"):
        root(-1)

    @require_positive
    def third(number):
        return number / 3

    with pytest.raises(ValueError, match="^third wants"):
        third(0)
    assert third(9) == 3


def test_prints(capsys):
    @trace
    def add(a, b):
        print("adding")
        return a + b

    add(1, 2)
    assert capsys.readouterr().out == "-> add(1, 2)\nadding\n<- 3\n"


def test_given_clock():
    ticks = iter([1.0, 3.5])
    assert timed(len, clock=lambda: next(ticks))("abc") == (3, 2.5)


def test_lru_cache():
    fibonacci.cache_clear()
    assert fibonacci(30) == 832040
    info = fibonacci.cache_info()
    assert info.misses == 31
    assert info.currsize == 31


def test_class_as_decorator():
    assert register.known["double"](4) == 8
    assert double(4) == 8

    @register("triple")
    def triple(x):
        return 3 * x

    assert register.known["triple"](4) == 12
    assert triple(1) == 3


def test_signature_of_a_wrapper():
    assert list(inspect.signature(hello).parameters) == ["name"]


def test_calls_fails():
    count = hello.calls
    hello("x")
    assert hello.calls == count
