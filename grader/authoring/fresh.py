"""A topic to be edited: small, complete, and right as it stands."""

_FILES = {
    "exercises/checks.py": '''\
"""Hidden checks of TOPIC: plain pytest. The docstring of a check is its title, "中文 | English"."""

import random

import pytest
from grader.checks import expect


@pytest.mark.parametrize("x", [0, 1, -3, 2.5])
def test_doubles(student, x):
    """double(x)：返回 x 的两倍 | double(x): returns twice x"""
    expect(student.double, x).equals(2 * x, mistakes={"added_two": x + 2})


def test_doubles_a_random_number(student):
    """double(x)：随机的数 | double(x): a random number"""
    x = random.randint(10, 10**6)

    expect(student.double, x).equals(2 * x, mistakes={"added_two": x + 2})
''',
    "exercises/exercise.toml": """\
points = 10
functions = ["double"]

[title]
zh = "翻倍"
en = "Doubling"

[mistakes.added_two.message]
zh = "你加了 2，而不是乘以 2。"
en = "You added 2 instead of multiplying by 2."

[mistakes.added_two.hint]
zh = "想一想：0 的两倍是多少？"
en = "What is twice 0?"
""",
    "exercises/prompt.zh.md": """\
# 翻倍

## 要点
一个数的两倍，就是它和自己的和。

## 例子
`double(3)` 得到 `6`。

## 你要写的函数
### `double(x)`
- `x`：一个数。
- 返回：x 的两倍。
""",
    "exercises/prompt.en.md": """\
# Doubling

## The idea
Twice a number is the number added to itself.

## An example
`double(3)` gives `6`.

## What you write
### `double(x)`
- `x`: a number.
- Returns: twice x.
""",
    "exercises/stub.py": '''\
# 把下面的函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Complete the function below; your code replaces raise NotImplementedError. See prompt.en.md.


def double(x: float) -> float:
    """返回 x 的两倍。 | Return twice x."""
    raise NotImplementedError
''',
    "exercises/samples.py": '''\
"""Sample checks of TOPIC: for students to try."""


def test_doubles_three(student):
    """double(3) 得到 6 | double(3) gives 6"""
    assert student.double(3) == 6
''',
    "solutions/reference.py": '''\
def double(x: float) -> float:
    """Return twice x."""
    return 2 * x
''',
    "solutions/right/added_to_itself.py": '''\
def double(x: float) -> float:
    """Return twice x."""
    return x + x
''',
    "solutions/wrong/added_two.py": '''\
def double(x: float) -> float:
    """Return twice x."""
    return x + 2
''',
}


def fresh_topic(topic: str) -> dict[str, str]:
    """Return the files of a new topic, by their names from its folders."""
    return {name: text.replace("TOPIC", topic) for name, text in _FILES.items()}
