# ruff: noqa: E501 - sentences that students read stay on one line
"""Classes of any size, whose students differ in skill."""

import random
from collections.abc import Iterator
from dataclasses import replace

from msgspec import structs

from grader.results import CheckResult, Language, SubmissionResult, Text, TopicResult
from reports import CheckChange, ClassMeta, ClassRow, MarkChange, class_pages
from reports.similarity import Index
from reports.statistics.attempts import Attempt
from tests.reports.builders import COURSE, TITLES, check, missing, submission, topic
from tests.reports.hostile import HOSTILE

META = ClassMeta(started="2026-11-24T13:42:00Z", seconds=95.2, grader="0.1.0", torch="2.13.0", tier="full")

MISTAKES = [
    ("other_dim", "你沿着另一个维度求和了。", "You summed over another dim."),
    (
        "dropped_dim",
        "被求和的维度不见了，它应当保留成大小为 1。",
        "The dim that you summed over is gone; it should stay with size 1.",
    ),
    (
        "never_zeroed",
        "梯度没有清零，所以每一步都叠加在上一步上。",
        "The gradient was never zeroed, so each step adds to the one before.",
    ),
    (
        "flipped_kernel",
        "卷积核被翻转了：深度学习里的“卷积”不翻转。",
        "The kernel was flipped; deep learning’s “convolution” does not flip it.",
    ),
]


def class_changes() -> list[MarkChange]:
    """Return a ledger: a check that came out otherwise, new points, checks that came and went; hostile names."""
    when, title, odd = "2026-11-24T13:42:00Z", TITLES["dim_sums"], Text(zh=HOSTILE, en=HOSTILE)
    passed = CheckChange("test_rows", Text(zh="每行之和", en="Sums of each row"), "timeout", "passed")
    came, went = CheckChange(HOSTILE, odd, None, "failed"), CheckChange("test_old", title, "passed", None)
    return [
        MarkChange(when, "s0001", "dim_sums", title, 5.0, 10.0, (passed,)),
        MarkChange(when, "s0002", "dim_sums", title, 5.0, 2.5, ()),
        MarkChange(HOSTILE, HOSTILE, HOSTILE, odd, None, 0.0, (came, went, passed, passed)),
    ]


def class_rows(students: int, *, topics: int = 10, checks: int = 6, seed: int = 7) -> list[ClassRow]:
    """Return the rows of a class whose students differ in skill, with some submissions that fail to be read."""
    results = class_results(students - 2, topics=topics, checks=checks, seed=seed)
    rows = [ClassRow.from_result(result, f"students/{result.student}") for result in results]
    broken = "submission.zip: wanted a zip archive, found 312 bytes of something else"
    return [*rows, ClassRow.unreadable(f"s{students - 1:04d}", broken), ClassRow.unreadable(HOSTILE, HOSTILE)]


def class_results(students: int, *, topics: int, checks: int, seed: int = 7) -> Iterator[SubmissionResult]:
    """Yield the results of a class of `students`; one student's loops are slow, one's code never runs."""
    draw = random.Random(seed)
    for number in range(1, students + 1):
        yield _result(draw, number, topics, checks)


def _result(draw: random.Random, number: int, topics: int, checks: int) -> SubmissionResult:
    skill = draw.betavariate(4, 1.6)
    names = [*TITLES, *(f"topic_{extra}" for extra in range(len(TITLES), topics))][:topics]
    results: list[TopicResult] = []
    for place, name in enumerate(names):
        if name in TITLES and draw.random() < 0.04:
            results.append(missing(name))
            continue
        drawn = [_drawn_check(draw, skill - 0.015 * place, index, 10 / checks) for index in range(checks)]
        if number == 5 and place == 3:
            drawn[0] = structs.replace(drawn[0], verdict="internal", score=0.0, mistake=None)
        if number == 6 and place == 1:
            drawn = [structs.replace(one, verdict="error", score=0.0, mistake=None) for one in drawn]
        if number == 7:
            drawn = [structs.replace(one, seconds=0.9) for one in drawn]
        results.append(topic(name, drawn))
    return submission(results, student=f"s{number:04d}")


def _drawn_check(draw: random.Random, skill: float, index: int, points: float) -> CheckResult:
    title = Text(zh=f"第 {index + 1} 项：结果与定义一致", en=f"Part {index + 1} agrees with the definition")
    if draw.random() < skill + 0.1 - 0.06 * index:
        return check(f"test_{index}", title, points=points)
    mistake, zh, en = draw.choice(MISTAKES)
    return check(f"test_{index}", title, "failed", mistake=mistake, message=Text(zh=zh, en=en), points=points)


CODE = """
def {f}(values, rate):
    total = 0.0
    {n} = [value * rate - 3 for value in values if value > 0]
    for index, value in enumerate({n}):
        total += value.sum(dim=index % 2).mean() / (1 + index) ** 2
        if total.isnan() or index > len({n}) - 7:
            return torch.zeros(3, 4).fill_(total.item()).transpose(0, 1)
    while total > 100 and rate < 1e3:
        total, rate = total / 2 - rate ** 3, rate * 1.5
    return torch.stack([{n}[0] * total, {n}[-1] + rate, torch.ones(2)]).abs().clamp(min=0.5, max=7)
"""


def full_pages(language: Language) -> Iterator[tuple[str, str]]:
    """Return the pages of a class that have every section: attempts, outliers, similar submissions."""
    rows = class_rows(30, topics=10)
    rows[7] = replace(rows[7], times=[90.0, *rows[7].times[1:]])
    attempts = [
        Attempt(row.student, f"2026-11-{day:02}T10:00:00Z", 9.0 if row is rows[0] else 3.0 * day, 100.0)
        for row in rows[:9]
        for day in (3, 4, 7, 9)
    ]
    sources = {
        "s0003": CODE.format(f="run", n="found"),
        "s0004": "import torch\n" + CODE.format(f="main", n="kept"),
        HOSTILE: CODE.format(f="x", n="y") + f"# {HOSTILE}\n",
    }
    index = Index({"dim_sums": []})
    for student, source in sources.items():
        index.add(student, "dim_sums", source)
    similar = index.similar(lambda student, topic: sources[student])
    return class_pages(rows, COURSE, language, META, attempts=attempts, similar=similar)
