import memo
from memo import Memo, fib, grid_paths, knapsack, longest_common, remember_all, square


def test_fib():
    assert fib(60) == 1548008755920


def test_the_checks_cache_is_filled():
    cache = {}
    fib(5, cache)
    assert cache == {0: 0, 1: 1, 2: 1, 3: 2, 4: 3, 5: 5}


def test_the_checks_cache_is_used():
    assert fib(3, {2: 100, 1: 10}) == 110


def test_global_counter():
    memo.reset()
    fib(10)
    assert memo.calls == 19
    memo.calls = 0
    fib(1)
    assert memo.calls == 1


def test_mutable_default():
    assert remember_all(1) == [1]
    assert remember_all(2) == [1, 2]
    own = []
    assert remember_all(3, own) is own


def test_callable_object():
    assert grid_paths(10, 10) == 48620
    assert isinstance(grid_paths, Memo)
    before = grid_paths.hits
    grid_paths(10, 10)
    assert grid_paths.hits == before + 1
    assert grid_paths.cache[(1, 1)] == 1 if (1, 1) in grid_paths.cache else True


def test_memo_of_the_checks_function():
    calls = []
    remembered = Memo(lambda x: calls.append(x) or x + 1)
    assert [remembered(1), remembered(1), remembered(2)] == [2, 2, 3]
    assert calls == [1, 2]
    assert remembered.hits == 1


def test_lru_cache():
    square.cache_clear()
    for x in (1, 2, 1, 3, 2):
        square(x)
    info = square.cache_info()
    assert (info.hits, info.misses) == (1, 4)
    assert info.maxsize == 2


def test_dynamic_programming():
    assert longest_common("AGGTAB", "GXTXAYB") == "GTAB"
    assert knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7) == 9


def test_calls_fails():
    memo.reset()
    fib(10)
    assert memo.calls == 177
