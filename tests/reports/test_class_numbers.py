"""Every number of the class page, recomputed from the result.json files by another route, with numpy."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.results.json import read_json, write_json
from reports import ClassRow, class_pages
from tests.reports.builders import COURSE
from tests.reports.classes import META, class_results

Result = dict[str, Any]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    """A class of 60 as its result.json files say it, read as plain JSON."""
    return [json.loads(file.read_text("utf-8")) for file in _files(tmp_path_factory.getbasetemp())]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the same class."""
    read = [read_json(file) for file in _files(tmp_path_factory.getbasetemp())]
    rows = [ClassRow.from_result(result, f"students/{result.student}") for result in read]
    return dict(class_pages(rows, COURSE, "en", META))


def _files(folder: Path) -> Iterator[Path]:
    for result in class_results(60, topics=5, checks=4):
        path = folder / "numbers" / f"{result.student}.json"
        if not path.exists():
            write_json(result, path)
        yield path


def _part(page: str, section: str) -> str:
    return page.split(f'<h2 id="{section}">')[1].split("</section>")[0]


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _table(html: str) -> list[list[str]]:
    """Return the body rows of the first table, as texts."""
    body = html.split("<tbody>")[1].split("</tbody>")[0]
    return [
        [_text(cell) for cell in re.split(r"<t[hd][^>]*>", row)[1:]]
        for row in re.split(r"<tr[^>]*>", body)[1:]
    ]


def _graded(results: list[Result], topic: str) -> list[tuple[Result, Result]]:
    found = [(one, part) for one in results for part in one["topics"] if part["id"] == topic]
    return [(one, part) for one, part in found if part["status"] == "graded"]


def _topics(results: list[Result]) -> list[str]:
    return [topic["id"] for topic in results[0]["topics"]]


def _shown(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def test_the_class_at_a_glance(results: list[Result], pages: dict[str, str]) -> None:
    scores = np.array([result["score"] for result in results])
    numbers = re.findall(r"<dd>([\d.]+)", _part(pages["index.html"], "summary"))
    full = sum(r["score"] >= r["max_score"] - 1e-9 and r["status"] == "graded" for r in results)
    incomplete = sum(result["status"] == "incomplete" for result in results)

    assert numbers == [
        *("60", _shown(np.mean(scores)), _shown(np.median(scores)), _shown(np.std(scores, ddof=1))),
        *(str(full), str(incomplete)),
    ]


def test_the_distribution_of_scores(results: list[Result], pages: dict[str, str]) -> None:
    percents = [round(100 * result["score"] / result["max_score"], 6) for result in results]
    counts, _ = np.histogram(percents, bins=range(0, 101, 10))
    shown = [int(row[1]) for row in _table(_part(pages["index.html"], "distribution"))]

    assert shown == counts.tolist()


def test_the_heat_map_and_its_means(results: list[Result], pages: dict[str, str]) -> None:
    heat = _part(pages["index.html"], "heat")
    shown = {row[0]: row[1:-1] for row in _table(heat)}
    means = re.findall(r"<td>([\d.–]*)</td>", heat.split("</thead>")[0])
    columns = np.array(
        [[np.nan if t["score"] is None else t["score"] for t in result["topics"]] for result in results]
    )

    assert shown == {
        result["student"]: [_shown(result["score"]), *(_cell(topic) for topic in result["topics"])]
        for result in results
    }
    assert means[1:-1] == [_shown(mean) for mean in np.nanmean(columns, axis=0)]


def _cell(topic: Result) -> str:
    if topic["status"] == "missing":
        return "–"
    return "?" if topic["score"] is None else _shown(topic["score"])


def test_difficulty_and_discrimination(results: list[Result], pages: dict[str, str]) -> None:
    """Discrimination is corrcoef of passing with the share of all other points."""
    for topic in _topics(results):
        graded = _graded(results, topic)
        shown = {
            row[0].split(" Hard")[0]: row[1:]
            for row in _table(_part(pages[f"topics/{topic}.html"], "checks"))
        }
        for place, check in enumerate(graded[0][1]["checks"]):
            got = np.array([part["checks"][place]["verdict"] == "passed" for _, part in graded], float)
            rest = np.array([_rest(one, part["checks"][place]) for one, part in graded])
            cells = next(cells for title, cells in shown.items() if title.startswith(check["titles"]["en"]))

            assert cells[0] == f"{int(got.sum())} / {len(got)}"
            assert cells[1] == f"{round(100 * got.mean())}%"
            assert float(cells[2].replace("−", "-")) == pytest.approx(np.corrcoef(got, rest)[0, 1], abs=0.006)


def _rest(result: Result, check: Result) -> float:
    scored = [topic for topic in result["topics"] if topic["score"] is not None]
    got = sum(topic["score"] for topic in scored) - check["score"]
    return got / (sum(topic["max_score"] for topic in scored) - check["points"])


def test_the_signs_of_each_check(results: list[Result], pages: dict[str, str]) -> None:
    signs = {"passed": "✓", "failed": "✗", "error": "!", "internal": "?"}
    for place, topic in enumerate(_topics(results)):
        there = [result for result in results if result["topics"][place]["status"] != "missing"]
        shown = {row[0]: row[2:] for row in _table(_part(pages[f"topics/{topic}.html"], "matrix"))}

        assert shown == {
            one["student"]: [signs[check["verdict"]] for check in one["topics"][place]["checks"]]
            for one in there
        }


def test_the_mistakes_and_who_made_them(results: list[Result], pages: dict[str, str]) -> None:
    for place, topic in enumerate(_topics(results)):
        made: dict[str, set[str]] = {}
        for result in results:
            for check in result["topics"][place]["checks"]:
                if check["mistake"] and check["verdict"] != "passed":
                    made.setdefault(check["mistake"], set()).add(result["student"])
        items = _part(pages[f"topics/{topic}.html"], "mistakes").split("<li>")[1:]
        shown = {re.findall("<code>(.*?)</code>", item)[0]: item for item in items}
        counts = [int(re.findall(r'class="count">(\d+)', item)[0]) for item in items]

        assert {name: set(re.findall(r"#t\d+\">(.*?)</a>", item)) for name, item in shown.items()} == made
        assert counts == sorted(map(len, made.values()), reverse=True)


def test_what_to_teach_next(results: list[Result], pages: dict[str, str]) -> None:
    lost = {
        topic: sum(part["max_score"] - part["score"] for _, part in _graded(results, topic))
        for topic in _topics(results)
    }
    titles = {topic["id"]: topic["titles"]["en"] for topic in results[0]["topics"]}
    items = _part(pages["index.html"], "teach").split("<li>")[1:]
    worst = sorted(lost, key=lambda topic: -lost[topic])[:3]

    assert [_text(item.split("</h3>")[0]) for item in items] == [titles[topic] for topic in worst]
    for topic, item in zip(worst, items, strict=True):
        parts = np.array([part["score"] / part["max_score"] for _, part in _graded(results, topic)])
        count, share, half = re.findall(r"by (\d+), who got (\d+)% .* average; (\d+)", item)[0]
        assert (int(count), int(share), int(half)) == (
            len(parts),
            round(100 * parts.mean()),
            sum(parts < 0.5),
        )


def test_who_needs_help(results: list[Result], pages: dict[str, str]) -> None:
    """Recomputed from the rules that the page states: every reason, in words."""
    missing = {one["student"]: sum(t["status"] == "missing" for t in one["topics"]) for one in results}
    usual = max(np.median(list(missing.values())), 5 / 3)
    wanted = {}
    for one in results:
        graded = [topic for topic in one["topics"] if topic["status"] == "graded"]
        broken = sum(all(c["verdict"] == "error" for c in topic["checks"]) for topic in graded)
        part = sum(t["score"] for t in graded) / max(1e-9, sum(t["max_score"] for t in graded))
        why = [
            *([f"in {broken} of the {len(graded)} topics handed in"] if broken else []),
            *([f"only {round(100 * part)}% of the points"] if part < 0.5 and len(graded) > broken else []),
            *(
                [f"{missing[one['student']]} of 5 topics not handed in"]
                if missing[one["student"]] > usual
                else []
            ),
        ]
        if why:
            wanted[one["student"]] = why
    shown = {row[0]: row[2] for row in _table(_part(pages["index.html"], "needs"))}

    assert set(shown) == set(wanted)
    assert all(text in shown[student] for student, why in wanted.items() for text in why)


def test_unusual_times(results: list[Result], pages: dict[str, str]) -> None:
    """Beyond the outer fence of numpy's quartiles, three times the median and half a second more."""
    wanted = set()
    for topic in _topics(results):
        graded = _graded(results, topic)
        seconds = np.array([sum(check["seconds"] for check in part["checks"]) for _, part in graded])
        lower, median, upper = np.quantile(seconds, [0.25, 0.5, 0.75])
        fence = max(upper + 3 * (upper - lower), 3 * median, median + 0.5)
        wanted |= {
            (one["student"], topic) for (one, _), took in zip(graded, seconds, strict=True) if took > fence
        }
    titles = {topic["titles"]["en"]: topic["id"] for topic in results[0]["topics"]}
    shown = {(row[0], titles[row[1]]) for row in _table(_part(pages["index.html"], "outliers"))}

    assert wanted
    assert shown == wanted
