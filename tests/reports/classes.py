# ruff: noqa: E501 - sentences that students read stay on one line
"""Classes of any size, whose students differ in skill."""

import random

from grader.results import CheckResult, Text, TopicResult
from reports import CheckChange, ClassMeta, ClassRow, MarkChange
from tests.reports.builders import TITLES, check, missing, submission, topic
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
    draw = random.Random(seed)
    rows = [_row(draw, number, topics, checks) for number in range(1, students - 1)]
    broken = "submission.zip: wanted a zip archive, found 312 bytes of something else"
    return [*rows, ClassRow.unreadable(f"s{students - 1:04d}", broken), ClassRow.unreadable(HOSTILE, HOSTILE)]


def _row(draw: random.Random, number: int, topics: int, checks: int) -> ClassRow:
    skill = draw.betavariate(4, 1.6)
    names = [*TITLES, *(f"topic_{extra}" for extra in range(len(TITLES), topics))][:topics]
    results: list[TopicResult] = []
    for place, name in enumerate(names):
        if name in TITLES and draw.random() < 0.04:
            results.append(missing(name))
            continue
        drawn = [_drawn_check(draw, skill - 0.015 * place, index) for index in range(checks)]
        if number == 5 and place == 3:
            drawn[0] = check("test_0", drawn[0].titles, "internal")
        results.append(topic(name, drawn))
    result = submission(results, student=f"s{number:04d}")
    return ClassRow.from_result(result, f"students/s{number:04d}")


def _drawn_check(draw: random.Random, skill: float, index: int) -> CheckResult:
    title = Text(zh=f"第 {index + 1} 项：结果与定义一致", en=f"Part {index + 1} agrees with the definition")
    if draw.random() < skill + 0.1 - 0.06 * index:
        return check(f"test_{index}", title)
    mistake, zh, en = draw.choice(MISTAKES)
    return check(f"test_{index}", title, "failed", mistake=mistake, message=Text(zh=zh, en=en))
