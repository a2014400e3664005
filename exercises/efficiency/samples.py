"""Sample checks of efficiency, for you to try; a GPU is not needed."""


def test_keys(student):
    """三个键 | Three keys"""
    assert set(student.time_matmul(20, 3)) == {"numpy_seconds", "torch_seconds", "max_difference"}


def test_floats(student):
    """值都是 Python 的 float | All values are Python floats"""
    assert all(type(value) is float for value in student.time_matmul(20, 3).values())


def test_results_agree(student):
    """两个库的结果几乎相同 | The two libraries nearly agree"""
    assert 0 <= student.time_matmul(30, 3)["max_difference"] < 0.01


def test_smallest(student):
    """n = 1、repeats = 1 也能用 | n = 1 and repeats = 1 work, too"""
    assert student.time_matmul(1, 1)["max_difference"] == 0
