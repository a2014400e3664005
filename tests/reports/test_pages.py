"""What every page promises: one file, no foreign script, a strict policy, sound markup, a small size."""

import base64
import hashlib
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.results import Language, SubmissionResult, Text
from reports import class_pages, class_report, review_report, student_report
from reports.pages import prose
from tests.reports.builders import COURSE, submission
from tests.reports.classes import META, class_changes, class_rows, full_pages
from tests.reports.graphs import drawn, half_cut, hostile_graph
from tests.reports.hostile import hostile
from tests.reports.reading import read
from tests.reports.samples import middling, perfect, review_of
from tests.reports.test_sanitise import ANY_TEXT


def _both(result: SubmissionResult, language: Language) -> list[str]:
    return [student_report(result, language), review_report(result, review_of(result), language)]


def _pages() -> dict[str, str]:
    languages: tuple[Language, Language] = ("zh", "en")
    made: dict[str, Callable[[Language], list[str]]] = {
        "middling": lambda language: _both(middling(), language),
        "perfect": lambda language: _both(perfect(), language),
        "hostile": lambda language: _both(hostile(), language),
        "graphs": lambda language: _both(drawn(half_cut(), hostile_graph()), language),
        "empty": lambda language: _both(submission([]), language),
        "class": lambda language: [
            page for _, page in class_pages(class_rows(12), COURSE, language, META, changes=class_changes())
        ],
        "nobody": lambda language: [class_report([], Text(zh="", en=""), language, META)],
        "everything": lambda language: [page for _, page in full_pages(language)],
    }
    return {
        f"{name}-{language}-{number}": page
        for name, make in made.items()
        for language in languages
        for number, page in enumerate(make(language))
    }


PAGES = _pages()
each_page = pytest.mark.parametrize("html", PAGES.values(), ids=PAGES.keys())


@each_page
def test_a_page_brings_everything_and_runs_nothing(html: str) -> None:
    """There is no script of anybody else, no handler, no inline style, and nothing to fetch."""
    page = read(html)

    assert {name for name, _ in page.tags}.isdisjoint({"iframe", "object", "embed", "form", "base", "img"})
    assert page.count("script") <= 1
    assert not [
        name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"
    ]
    assert all(address.startswith(("#", "./", "../", "data:")) for address in page.values("href"))
    assert page.values("src") == []
    assert "url(" not in page.style
    assert "@import" not in page.style


@each_page
def test_the_policy_allows_what_the_page_brings_and_nothing_else(html: str) -> None:
    """The hashes are those of the page's own style sheet, and of its script where it has one."""
    page = read(html)
    script = f" script-src 'sha256-{_digest(page.script)}';" if page.script else ""

    (policy,) = [a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith(
        f"default-src 'none'; style-src 'sha256-{_digest(page.style)}';{script} img-src data:;"
    )
    assert page.count("style") == 1


def test_only_the_pages_of_a_class_have_a_script() -> None:
    """What a student reads runs nothing at all."""
    with_script = {name.partition("-")[0] for name, html in PAGES.items() if "<script" in html}

    assert with_script == {"class", "nobody", "everything"}


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@each_page
def test_links_inside_a_page_lead_somewhere(html: str) -> None:
    """Every id is there once, and whatever points to one finds it."""
    page = read(html)
    ids = page.values("id")
    named = [name for value in page.values("aria-labelledby") for name in value.split()]

    assert len(ids) == len(set(ids))
    assert {address[1:] for address in page.values("href") if address.startswith("#")} <= set(ids)
    assert set(named) <= set(ids)


@each_page
def test_a_page_can_be_read_by_its_headings(html: str) -> None:
    """One h1, no level left out, landmarks, and a language."""
    page = read(html)
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [page.count(name) for name in ("main", "footer", "html")] == [1, 1, 1]
    assert page.tags[0][1]["lang"] in ("zh-CN", "en")


@each_page
def test_a_page_can_be_written_as_utf_8(html: str) -> None:
    """Neither a lone surrogate nor a control character is left."""
    html.encode("utf-8")

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


def test_templates_in_hostile_text_are_not_run() -> None:
    """Braces of a student stay braces."""
    text = read(student_report(hostile(), "en")).text

    assert "{{ 7 * 7 }}" in text
    assert "<script>document.title='pwned'</script>" in text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT, st.sampled_from(["zh", "en"]))
def test_no_text_of_a_student_adds_markup(text: str, language: Language) -> None:
    """Whatever an id is, the page has the tags that it has for any other id."""
    pages = [student_report(replace(middling(), student=student), language) for student in (text, "s1")]
    tags = [[name for name, _ in read(page).tags] for page in pages]

    assert tags[0] == tags[1]


@given(ANY_TEXT)
def test_prose_makes_only_code_and_breaks(text: str) -> None:
    """A message becomes text, inline code and line breaks."""
    assert {name for name, _ in read(str(prose(text))).tags} <= {"code", "br"}


def test_prose_sets_back_quotes_as_code() -> None:
    """What is inside is escaped."""
    assert prose("use `a<b` now") == "use <code>a&lt;b</code> now"


def test_a_whole_course_fits_into_150_kb() -> None:
    """27 topics with a third of the checks failing, tensors and all."""
    result = submission([topic for _ in range(4) for topic in middling().topics][:27])

    assert len(student_report(result, "zh").encode()) < 150_000


def test_a_flood_of_output_does_not_grow_the_page() -> None:
    """Output and calls of any length are cut."""
    flood = {"output": "spam\n" * 100_000, "call": "f(" + "1, " * 50_000 + ")"}
    topics = [
        replace(topic, checks=[replace(check, **flood) for check in topic.checks])
        for topic in middling().topics
    ]

    assert len(student_report(submission(topics), "en").encode()) < 150_000


def test_a_class_of_300_fits_into_1_mb() -> None:
    """300 students, 27 topics, eight checks each."""
    page = class_report(class_rows(300, topics=27, checks=8), COURSE, "zh", META)

    assert len(page.encode()) < 1_000_000
