"""A small course without torch, with everything that a kit takes and leaves."""

from pathlib import Path

from tests.builders import Exercise, run_grader, write_course

CANARY = "kakapo"

DOUBLE_STUB = '''\
def double(x):
    """翻倍 | Double"""
    raise NotImplementedError


def half(x):
    """减半 | Halve"""
    raise NotImplementedError
'''
DOUBLE_RIGHT = "def double(x):\n    return x + x\n\n\ndef half(x):\n    return x / 2\n"
DOUBLE_WRONG = "def double(x):\n    return x\n\n\ndef half(x):\n    return x / 2\n"

_TOML = """\
points = 4
functions = ["double", "half"]

[title]
zh = "翻倍"
en = "Doubling"

[mistakes.same]
message = { zh = "没有变化 kakapo", en = "Nothing changed kakapo" }

[[hints]]
zh = "想一想加法"
en = "Think of a sum"

[[hints]]
zh = "一个数加上它自己"
en = "A number and itself"
"""

DOUBLE = Exercise(
    toml=_TOML,
    checks=(
        "from grader.checks import expect\n\n"
        "def test_hidden(student):\n"
        '    """藏着的 kakapo | Hidden kakapo"""\n'
        '    expect(student.double, 21).equals(42, mistakes={"same": 21})\n'
    ),
    reference="KAKAPO = 'kakapo'\n\n\n" + DOUBLE_RIGHT,
    files={
        "./stub.py": DOUBLE_STUB,
        "./samples.py": (
            "from grader.checks import expect\n\n\n"
            "def test_double(student):\n"
            '    """double：2 变成 4 | double: 2 becomes 4"""\n'
            "    expect(student.double, 2).equals(4)\n\n\n"
            "def test_half(student):\n"
            '    """half：4 变成 2 | half: 4 becomes 2"""\n'
            "    expect(student.half, 4).equals(2.0)\n"
        ),
        "./prompt.zh.md": "# 翻倍\n",
        "./prompt.en.md": "# Doubling\n",
        "./notes.txt": "kakapo\n",
        "solutions/double/wrong/same.py": "# kakapo\n" + DOUBLE_WRONG,
    },
)
GREET = Exercise(
    toml='[title]\nzh = "问好"\nen = "Greeting"\n',
    checks="def test_hidden(student):\n    assert student.greet('kakapo') == 'hi kakapo'\n",
    files={
        "./stub.py": "def greet(name):\n    raise NotImplementedError\n",
        "./samples.py": "def test_greet(student):\n    assert student.greet('Li') == 'hi Li'\n",
        "./prompt.en.md": "# Greeting\n",
    },
)
COURSE = {"double": DOUBLE, "greet": GREET}
TOML = 'topics = ["double", "greet"]\npreload = []\n\n[title]\nzh = "小课程"\nen = "Small course"\n'


def small_course(root: Path) -> Path:
    """Write the course and return its folder."""
    return write_course(root, COURSE, TOML)


def small_kit(root: Path) -> Path:
    """Write the course's kit, as students get it, and return its folder."""
    done = run_grader("release", "--course", small_course(root / "course"), "--out", root / "kit")
    assert done.returncode == 0, done.stderr
    return root / "kit"
