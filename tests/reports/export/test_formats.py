"""Results in other systems' forms: what their rules demand, hostile texts, and one score in all of them."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from grader.results import Language, SubmissionResult, Text
from reports.export import FORMATS, Format, classroom50
from reports.figures import score_text
from tests.reports.builders import check, missing, passing, submission, topic
from tests.reports.export.validators import demand_classroom50, demand_gradescope, read_junit
from tests.reports.hostile import HOSTILE, hostile

WRONG = check(
    "test_wrong",
    Text(zh="求和", en="Sums"),
    "failed",
    message=Text(zh="你沿着 dim 0 求和了。", en="You summed over dim 0."),
    hint=Text(zh="看看形状。", en="Look at the shapes."),
    mistake="other_dim",
)
HUNG = check("test_hung", Text(zh="循环", en="Loop"), "timeout", message=Text(zh="太久。", en="Too long."))
OURS = check("test_ours", Text(zh="我们", en="Ours"), "internal")
LATER = check("test_later", Text(zh="以后", en="Later"), "skipped")
SAMPLE = submission(
    [
        topic("dim_sums", [passing("test_a", "甲", "A"), WRONG, HUNG, LATER]),
        topic("matmul", [passing("test_b", "乙", "B"), OURS]),
        missing("reshape"),
    ]
)


def whole(form: Format, *results: SubmissionResult, language: Language = "en") -> str:
    """Return the file that holds the results."""
    return form.head + form.between.join(form.part(one, language) for one in results) + form.tail


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_has_a_row_for_each_student_and_topic() -> None:
    found = rows(whole(FORMATS["csv"], SAMPLE, SAMPLE))

    assert [row["topic"] for row in found] == ["dim_sums", "matmul", "reshape"] * 2
    assert [row["score"] for row in found[:3]] == ["2.5", "", "0"]
    assert found[0]["mistakes"] == "other_dim"
    assert (found[0]["passed"], found[0]["checks"]) == ("1", "4")


def test_json_holds_every_result_as_it_is() -> None:
    found = json.loads(whole(FORMATS["json"], SAMPLE, SAMPLE))

    assert [one["format"] for one in found] == ["grader-result/1"] * 2


def test_junit_follows_its_schema_and_tells_failures_from_errors() -> None:
    root = read_junit(whole(FORMATS["junit"], SAMPLE, SAMPLE))

    kinds = [[child.tag for child in case] for case in root.iter("testcase")][:7]
    assert kinds == [[], ["failure"], ["error"], ["skipped"], [], ["error"], ["failure"]]
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.attrib == {"type": "other_dim", "message": "You summed over dim 0."}
    assert "Look at the shapes." in (failure.text or "")


def test_gradescope_follows_its_specification() -> None:
    found = json.loads(FORMATS["gradescope"].part(SAMPLE, "en"))

    demand_gradescope(found)
    assert [test.get("status") for test in found["tests"][:4]] == ["passed", "failed", "failed", "failed"]
    assert "You summed over dim 0." in found["tests"][1]["output"]


def test_gradescope_gives_no_points_to_a_topic_that_is_not_graded() -> None:
    found = json.loads(FORMATS["gradescope"].part(SAMPLE, "en"))

    assert all("score" not in test for test in found["tests"] if test["name"].startswith("Matrix products"))
    assert found["extra_data"]["topics"]["matmul"] is None


def test_the_seed_stays_out_of_what_students_read() -> None:
    for name in ("gradescope", "classroom50", "markdown", "junit", "csv"):
        assert str(SAMPLE.seed) not in whole(FORMATS[name], SAMPLE)


def test_classroom50_follows_its_contract() -> None:
    demand_classroom50(json.loads(classroom50(SAMPLE, "en")))


def test_classroom50_takes_the_names_that_its_runner_gives() -> None:
    found = json.loads(classroom50(SAMPLE, "en", {"owner": "octocat", "submission": "submit/1"}))

    demand_classroom50(found)
    assert (found["owner"], found["submission"]) == ("octocat", "submit/1")


def test_markdown_says_what_to_mend() -> None:
    text = whole(FORMATS["markdown"], SAMPLE)

    assert "| Sums over dimensions | 1 of 4 passed | 2.5 / 10 |" in text
    assert "- **Sums** (Wrong answer)\n  - You summed over dim 0" in text


@pytest.mark.parametrize("name", FORMATS)
def test_the_texts_are_in_the_asked_language(name: str) -> None:
    zh = whole(FORMATS[name], SAMPLE, language="zh")
    en = whole(FORMATS[name], SAMPLE, language="en")

    assert "沿维度求和" in zh
    assert "Sums over dimensions" in en
    assert name == "json" or "沿维度求和" not in en


def test_a_student_called_like_a_formula_is_none() -> None:
    found = rows(whole(FORMATS["csv"], replace(SAMPLE, student="=1+1")))

    assert {row["student"] for row in found} == {"'=1+1"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_texts_are_harmless(language: Language) -> None:
    """A formula, an escape, a tag or a mark-up character of a student means nothing in any form."""
    result = hostile()
    sheet = rows(whole(FORMATS["csv"], result, language=language))
    read_junit(whole(FORMATS["junit"], result, language=language))
    demand_gradescope(json.loads(FORMATS["gradescope"].part(result, language)))
    classroom = json.loads(FORMATS["classroom50"].part(result, language))
    page = _Tags()
    page.feed(MarkdownIt("commonmark").enable("table").render(whole(FORMATS["markdown"], result)))

    assert not any(cell.startswith(("=", "+", "-", "@")) for row in sheet for cell in row.values())
    assert "\x1b" not in json.dumps(classroom, ensure_ascii=False)
    assert page.tags <= {
        *("h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong")
    }


POINTS = st.one_of(
    st.sampled_from([7.123456, 1 / 3, 2 / 3, 0.005, 0.015, 0.125, 2.675, 0.0, 10.0, 99.995]),
    st.floats(0, 1000, allow_nan=False),
)
NAMES = st.one_of(
    st.text(max_size=30), st.sampled_from(["=1+1", "@a", "</x>", "a|b", "\x1b[31m", "名字", HOSTILE])
)


@st.composite
def odd_results(draw: st.DrawFn) -> SubmissionResult:
    """Return a result with points that no decimal fraction holds, and any name."""
    checks = []
    for number in range(draw(st.integers(1, 5))):
        points = draw(POINTS)
        score = points * draw(st.sampled_from([0, 1, 1, 1 / 3]))
        verdict = "passed" if score == points else "failed"
        checks.append(check(f"test_{number}", Text(zh="题", en="Q"), verdict, points=points, score=score))
    most, score = (sum(getattr(one, name) for one in checks) for name in ("points", "score"))
    one = replace(topic("dim_sums", checks), score=round(score, 6), max_score=round(most, 6))
    return replace(submission([one], student=draw(NAMES)), score=one.score, max_score=one.max_score)


@settings(max_examples=60, deadline=None)
@given(odd_results())
def test_every_form_shows_the_same_score(result: SubmissionResult) -> None:
    shown = score_text(result.score)
    properties = read_junit(whole(FORMATS["junit"], result)).iter("property")
    classroom = json.loads(FORMATS["classroom50"].part(result, "en"))
    demand_classroom50(classroom)
    in_markdown = re.search(r"Total score: \*\*(\S+) / (\S+)\*\*", whole(FORMATS["markdown"], result))
    assert in_markdown is not None

    assert {
        "csv": score_text(float(rows(whole(FORMATS["csv"], result))[0]["total"])),
        "json": score_text(json.loads(whole(FORMATS["json"], result))[0]["score"]),
        "junit": next(one.attrib["value"] for one in properties if one.attrib["name"] == "total"),
        "markdown": in_markdown[1],
        "gradescope": repr(json.loads(FORMATS["gradescope"].part(result, "en"))["score"]).removesuffix(".0"),
        "classroom50": score_text(classroom["score"] / 100),
    } == dict.fromkeys(FORMATS, shown)
