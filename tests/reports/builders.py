"""Parts that the sample results are built from."""

from grader.results import (
    CheckResult,
    Example,
    Isolation,
    SubmissionResult,
    SubmittedFiles,
    TensorView,
    Text,
    TopicResult,
    Trouble,
    Verdict,
)

COURSE = Text(zh="PyTorch 入门：张量与自动求导", en="PyTorch from the start: tensors and autograd")

TITLES = {
    "tensor_creation": Text(zh="创建张量", en="Creating tensors"),
    "reshape": Text(zh="改变形状", en="Reshaping"),
    "dim_sums": Text(zh="沿维度求和", en="Sums over dimensions"),
    "matmul": Text(zh="矩阵乘法", en="Matrix products"),
    "autograd": Text(zh="自动求导", en="Autograd"),
    "gradient_zeroing": Text(zh="梯度清零", en="Zeroing gradients"),
    "gradient_descent": Text(zh="梯度下降", en="Gradient descent"),
    "conv_homework": Text(zh="二维卷积", en="2-d convolution"),
    "mask_slice_iou": Text(zh="掩码、切片与 IoU", en="Masks, slices and IoU"),
    "linear_regression": Text(zh="线性回归", en="Linear regression"),
}


def check(
    name: str,
    title: Text,
    verdict: Verdict = "passed",
    *,
    message: Text | None = None,
    hint: Text | None = None,
    mistake: str | None = None,
    points: float = 2.0,
    score: float | None = None,
    output: str = "",
    call: str | None = None,
    answer: TensorView | None = None,
    expected: TensorView | None = None,
    trouble: Trouble | None = None,
    example: Example | None = None,
) -> CheckResult:
    """Return a check; a passed one gets its points."""
    messages = message or Text(zh="", en="")
    return CheckResult(
        id=name,
        title=title.zh,
        verdict=verdict,
        points=points,
        score=(points if verdict == "passed" else 0.0) if score is None else score,
        mistake=mistake,
        message=messages.zh,
        hint=hint.zh if hint else None,
        seconds=0.0123,
        output=output,
        titles=title,
        messages=messages,
        hints=hint,
        call=call,
        answer=answer,
        expected=expected,
        trouble=trouble,
        example=example,
    )


def topic(name: str, checks: list[CheckResult], *, notes: list[Text] | None = None) -> TopicResult:
    """Return a topic of 10 points, graded unless a check failed by our fault."""
    lost = any(check.verdict == "internal" for check in checks)
    points = sum(check.points for check in checks) or 1.0
    return TopicResult(
        id=name,
        status="not_graded" if lost else "graded",
        score=None if lost else round(10 * sum(check.score for check in checks) / points, 4),
        max_score=10.0,
        checks=checks,
        titles=TITLES.get(name, Text(zh=name, en=name)),
        notes=notes or [],
    )


def missing(name: str) -> TopicResult:
    """Return a topic that was not handed in."""
    return TopicResult(id=name, status="missing", score=0.0, max_score=10.0, checks=[], titles=TITLES[name])


def submission(topics: list[TopicResult], *, student: str = "2026-0417 林晓") -> SubmissionResult:
    """Return a result over `topics`."""
    return SubmissionResult(
        student=student,
        submission=SubmittedFiles(
            files={f"{topic.id}.py": "3f" * 32 for topic in topics if topic.status != "missing"},
            ignored=["notes.txt", "__pycache__/dim_sums.cpython-311.pyc"],
        ),
        score=sum(topic.score or 0.0 for topic in topics),
        max_score=sum(topic.max_score for topic in topics),
        status="incomplete" if any(topic.status == "not_graded" for topic in topics) else "graded",
        isolation=Isolation(tier="full", layers=["namespaces", "landlock", "seccomp", "rlimits"]),
        seed=982451653,
        grader="0.1.0",
        torch="2.13.0",
        started="2026-11-24T13:42:05Z",
        seconds=0.412,
        topics=topics,
        course=COURSE,
    )


def tensor(shape: list[int], values: list[str], marked: list[int] | None = None) -> TensorView:
    """Return a float32 tensor's view."""
    return TensorView(
        kind="tensor", shape=shape, dtype="torch.float32", values=values, marked=marked or [], truncated=False
    )


def passing(name: str, zh: str, en: str) -> CheckResult:
    """Return a passed check."""
    return check(name, Text(zh=zh, en=en))
