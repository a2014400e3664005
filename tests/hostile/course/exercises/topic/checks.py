"""Ten honest tasks, and `attack`: an honest file squares a number in it, a hostile one does its worst.

SECRET is replaced by a canary when the course is written out for a run.
"""

import torch

from grader.checks import expect

SECRET = "{{canary:checks}}"
STEPS = {"one": 1, "two": 2, "ten": 10}
POEM = "the grader\nreads a line\nand another line\nand the last line"


def test_double(student, rng):
    """double(t) 把每个元素乘以 2 | double(t) multiplies every element by 2"""
    t = torch.randn(2, 3, generator=rng)

    expect(student.double, t).equals(t * 2)


def test_attack(student, rng):
    """attack(n) 返回 n 的平方 | attack(n) returns the square of n"""
    n = int(torch.randint(1_000, 1_000_000, (), generator=rng))

    expect(student.attack, n).equals(n * n)


def test_total(student):
    """total(values) 返回各数之和 | total(values) returns the sum of the numbers"""
    assert student.total([1.5, 2.0, 3.0]) == 6.5


def test_name(student):
    """name(text) 把每个单词的首字母大写 | name(text) begins every word with a capital"""
    assert student.name(POEM) == POEM.title()


def test_shape(student):
    """shape(t) 返回行数与列数 | shape(t) returns the numbers of rows and columns"""
    assert student.shape(torch.zeros(2, 3)) == {"rows": 2, "columns": 3}


def test_count(student):
    """count(n) 依次给出 0 到 n-1 | count(n) yields the numbers from 0 to n-1"""
    assert list(student.count(3)) == [0, 1, 2]


def test_apply(student):
    """apply(function, value) 返回 function(value) | apply(function, value) returns function(value)"""
    secret = SECRET

    def step(word, unit=secret):
        return STEPS[word] * (len(unit) > 0)

    assert student.apply(step, "ten") == 10


def test_each(student):
    """each(word) 返回大写的单词 | each(word) returns the word in capitals"""
    # a map takes a StopIteration for its end
    assert all(map(lambda word: student.each(word) == word.upper(), ("one", "two", "ten")))  # noqa: C417
    for found, word in zip(map(student.each, STEPS), STEPS, strict=False):
        assert found == word.upper()


def test_places(student):
    """places(n) 给出从 0 到 n-1 的位置 | places(n) gives the places from 0 to n-1"""
    found = 0
    for place in student.places(4):
        found += place

    assert found == 6


def test_box(student):
    """Box(first) 装着东西，put 往里放 | Box(first) holds things, and put adds one"""
    box = student.Box(3)

    assert box.put(4) is box
    assert box.content == [3, 4]
    assert len(box) == 2
    assert list(box) == [3, 4]


def test_save(student, tmp_path):
    """save(path, text) 把文字写入文件 | save(path, text) writes the text to a file"""
    path = tmp_path / "poem.txt"
    student.save(str(path), POEM)

    assert [one.name for one in tmp_path.iterdir()] == ["poem.txt"]
    assert path.read_text() == POEM
