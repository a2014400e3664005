"""The lint of a topic: texts in both languages, names that the prompt owes, checks that never fail."""

from pathlib import Path

import pytest

from grader.course import Topic, load_course
from grader.results import CheckResult, Text
from grader.verify import missing_texts, prompt_problems, unfailed
from tests.builders import Exercise, write_course

BOTH = {"zh": "求和 f", "en": "Sum f"}


def topic(root: Path, *, checks: str = "", toml: str = "", prompts: dict[str, str] | None = None) -> Topic:
    texts = prompts if prompts is not None else BOTH
    files = {f"./prompt.{language}.md": text for language, text in texts.items()}
    write_course(root, {"sums": Exercise(checks=checks, toml=toml, files=files)})
    return load_course(root).topic("sums")


def check(zh: str, en: str) -> CheckResult:
    return CheckResult(
        id="test_f",
        title=en,
        verdict="passed",
        points=1,
        score=1,
        mistake=None,
        message="",
        hint=None,
        seconds=0,
        output="",
        titles=Text(zh=zh, en=en),
        messages=Text(zh="", en=""),
    )


@pytest.mark.parametrize(
    ("zh", "en", "missing"),
    [
        ("沿 dim 求和", "sums over dim", []),
        ("autograd", "autograd", []),
        ("", "sums over dim", ["Chinese"]),
        ("sums over the dim", "sums over the dim", ["Chinese"]),
        ("沿 dim 求和", "", ["English"]),
        ("沿 dim 求和", "沿 dim 求和", ["English"]),
    ],
)
def test_a_title_of_a_check_is_in_both_languages(
    tmp_path: Path, zh: str, en: str, missing: list[str]
) -> None:
    found = list(missing_texts(topic(tmp_path), [check(zh, en)]))

    assert found == [f"check test_f: title: has no text in {language}" for language in missing]


def test_messages_and_hints_of_mistakes_are_in_both_languages(tmp_path: Path) -> None:
    toml = """
        [mistakes.one]
        message = { zh = "你求了平均值。", en = "" }
        hint = "look at the other dim again"
    """

    found = list(missing_texts(topic(tmp_path, toml=toml), []))

    assert found == [
        "mistake one: message: has no text in English",
        "mistake one: hint: has no text in Chinese",
    ]


@pytest.mark.parametrize(
    ("demand", "named"),
    [
        ("expect(student.f).raises(ValueError)", "the error ValueError"),
        ("with pytest.raises((KeyError, IndexError)): student.f()", "the error KeyError"),
        ("expect(student.f).has(dtype=torch.long)", "the dtype int64"),
        ("expect(student.f).equals(torch.zeros(2, dtype=torch.float64))", "the dtype float64"),
        ("expect(student.f).equals(x.to(torch.int32), mistakes={})", "the dtype int32"),
    ],
)
def test_a_prompt_names_what_a_check_demands(tmp_path: Path, demand: str, named: str) -> None:
    problems = list(prompt_problems(topic(tmp_path, checks=f"def test_f(student):\n    {demand}\n")))

    for language in ("zh", "en"):
        assert f"prompt.{language}.md: does not name {named} that a check wants" in problems


@pytest.mark.parametrize(
    "checks",
    [
        "def test_f(student): expect(student.f, torch.zeros(1, dtype=torch.float64)).equals(x)",
        "def test_f(student): expect(student.f).equals(x, mistakes={'m': y.to(torch.int8)})",
        "def test_f(student): expect(student.f).raises(wanted)",
    ],
)
def test_what_is_not_demanded_need_not_be_named(tmp_path: Path, checks: str) -> None:
    assert list(prompt_problems(topic(tmp_path, checks=checks))) == []


def test_another_name_of_the_dtype_is_enough(tmp_path: Path) -> None:
    checks = "def test_f(student): expect(student.f).has(dtype=torch.int64)"
    prompts = {"zh": "f 给出 torch.long", "en": "f gives int64"}

    assert list(prompt_problems(topic(tmp_path, checks=checks, prompts=prompts))) == []


def test_a_check_that_nothing_fails_is_found() -> None:
    assert unfailed(["a", "b", "c"], [["a"], ["a", "c"], []]) == ["b"]
