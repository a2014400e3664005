# ruff: noqa: E501 - sentences that students read stay on one line
"""Realistic results to render: a perfect submission, a middling one, and a teacher's review."""

from grader.results import (
    CheckReview,
    Example,
    Review,
    SourceLine,
    SubmissionResult,
    TensorView,
    Text,
    TopicResult,
    Trouble,
)
from tests.reports.builders import check, missing, passing, submission, tensor, topic

EXPECTED_SECRET = "31.4159"
SOURCE_SECRET = "a.sum(dim=1, keepdim=True)"


def perfect() -> SubmissionResult:
    """Return a submission with full marks."""
    return submission(
        [
            topic(
                "reshape",
                [passing("test_two_rows", "to_two_rows(a) 变成两行", "to_two_rows(a) gives two rows")],
            ),
            topic("dim_sums", [passing("test_sum_all", "sum_all(a) 求总和", "sum_all(a) sums everything")]),
        ]
    )


def middling() -> SubmissionResult:
    """Return a submission with one of everything: each verdict, a missing and an ungraded topic."""
    return submission(
        [
            topic(
                "reshape",
                [
                    passing("test_two_rows", "to_two_rows(a) 变成两行", "to_two_rows(a) gives two rows"),
                    passing("test_flatten", "flatten(a) 拉平成一维", "flatten(a) gives one dim"),
                    passing(
                        "test_view", "as_view(a, rows) 与 a 共享内存", "as_view(a, rows) shares memory with a"
                    ),
                ],
            ),
            _dim_sums(),
            _matmul(),
            _autograd(),
            _gradient_descent(),
            _conv_homework(),
            missing("mask_slice_iou"),
            _linear_regression(),
        ]
    )


def _dim_sums() -> TopicResult:
    values = ["-0.4821", "1.0377", "0.2205", "-1.2210", "0.9038", "-0.0713", "2.4410", "0.5512"]
    answer = [*values, "0.1187", "-0.9004", "1.3362", "0.7345"]
    return topic(
        "dim_sums",
        [
            passing("test_sum_all", "sum_all(a) 把所有元素加起来", "sum_all(a) sums all entries"),
            check(
                "test_sums_over_the_asked_dim",
                Text(zh="sum_over(a, dim) 沿 dim 求和", en="sum_over(a, dim) sums over dim"),
                "failed",
                mistake="other_dim",
                message=Text(
                    zh="你沿着另一个维度求和了：要的是 `dim=1`，得到的却是沿 `dim=0` 求和的结果。",
                    en="You summed over another dim: dim 1 was asked for, but the answer is the sum over dim 0.",
                ),
                hint=Text(
                    zh="被求和的那个维度会从形状里消失。先写下 `a.shape`，划掉第 `dim` 个数，看看剩下的形状和你的结果一样吗？",
                    en="The dim that you sum over disappears from the shape. Write down `a.shape`, cross out number `dim`, and compare with what you return.",
                ),
                call="sum_over(tensor float32 (2, 3, 4), dim=1)",
                answer=tensor([3, 4], answer, [0, 1, 2, 5, 7, 8, 11]),
                expected=tensor([2, 4], [EXPECTED_SECRET, *values[1:]]),
                output="dim = 1\ntensor([[...]])\n",
                example=Example(
                    source="import torch\nfrom dim_sums import sum_over\n\n"
                    "print(sum_over(torch.tensor([[[1.0, -2.0], [3.0, 4.0]], [[-6.0, 5.0], [8.0, 7.0]]]), dim=1))",
                    answer=tensor([2, 2], ["-5", "3", "11", "11"], [0, 1, 2, 3]),
                    expected=tensor([2, 2], ["4", "2", "2", "12"]),
                ),
            ),
            check(
                "test_keeps_the_dim",
                Text(
                    zh="sum_keeping_dim(a, dim) 保留被求和的维度", en="sum_keeping_dim(a, dim) keeps the dim"
                ),
                "failed",
                mistake="dropped_dim",
                score=1.0,
                message=Text(
                    zh="数值是对的，但被求和的维度不见了：应当保留成大小为 1 的维度，形状是 `(2, 1, 3)`，你的是 `(2, 3)`。",
                    en="The values are right, but the dim is gone: it should stay with size 1, giving `(2, 1, 3)`. Yours is `(2, 3)`.",
                ),
                hint=Text(
                    zh="看看 `sum` 的 `keepdim` 参数。", en="Look at the `keepdim` parameter of `sum`."
                ),
                call="sum_keeping_dim(tensor float32 (2, 2, 3), dim=1)",
                answer=tensor([6], ["1.5", "-2", "0.25", "3", "7", "-1.125"]),
            ),
            check(
                "test_normalises_rows",
                Text(zh="normalise_rows(m) 让每一行的和为 1", en="normalise_rows(m) makes each row sum to 1"),
                "skipped",
                message=Text(
                    zh="这项检查要用到 `sum_keeping_dim`。等那一项通过，它就会运行。",
                    en="This check builds on `sum_keeping_dim`. It runs as soon as that one passes.",
                ),
            ),
        ],
    )


def _matmul() -> TopicResult:
    values = [f"{number / 8:g}" for number in range(24)]
    return topic(
        "matmul",
        [
            passing("test_mm2d", "mm2d(a, b) 是矩阵乘积", "mm2d(a, b) is the matrix product"),
            check(
                "test_batch",
                Text(zh="batch_matmul(a, b) 逐批相乘", en="batch_matmul(a, b) multiplies batch by batch"),
                "failed",
                message=Text(
                    zh="形状和类型都对，24 个数里有 4 个不对，第一个在 `[1, 0, 2]`。不对的都在最后一批的第 0 行。",
                    en="Shape and dtype are right; 4 of 24 values are not, the first at `[1, 0, 2]`. All of them lie in row 0 of the last batch.",
                ),
                call="batch_matmul(tensor float32 (2, 3, 5), tensor float32 (2, 5, 4))",
                answer=tensor([2, 3, 4], values, [12, 13, 14, 15]),
                expected=tensor([2, 3, 4], [*values[:12], "9", "8", "7", "6", *values[16:]]),
            ),
            check(
                "test_entry",
                Text(zh="entry(a, b, i, j) 返回 Python 数", en="entry(a, b, i, j) returns a Python number"),
                "failed",
                message=Text(
                    zh="返回的是 0 维张量，要的是 Python 的 `float`。",
                    en="You returned a 0-d tensor; a Python `float` was asked for.",
                ),
                hint=Text(
                    zh="`t.item()` 会把只有一个元素的张量变成 Python 数。",
                    en="`t.item()` turns a one-element tensor into a Python number.",
                ),
                call="entry(tensor float32 (3, 4), tensor float32 (4, 2), 1, 0)",
                answer=tensor([], ["-1.75"]),
            ),
            check(
                "test_shape",
                Text(zh="product_shape 给出乘积的形状", en="product_shape gives the product’s shape"),
                "failed",
                message=Text(zh="元组的第 2 项不对。", en="Item 2 of the tuple is wrong."),
                call="product_shape((2, 3, 5), (5, 4))",
                answer=TensorView(kind="tuple", values=["(2, 3, 5)"], marked=[0]),
            ),
        ],
    )


def _autograd() -> TopicResult:
    lines = [
        SourceLine(number=14, text="def vector_grad(values):"),
        SourceLine(number=15, text='    """对 x² + 10 的均值求梯度"""'),
        SourceLine(number=16, text="    x = torch.tensor(values)  # 叶子张量"),
        SourceLine(number=17, text="    y = (x ** 2 + 10).mean()"),
        SourceLine(number=18, text="    y.backward()", marked=True),
        SourceLine(number=19, text="    return x.grad"),
    ]
    return topic(
        "autograd",
        [
            passing(
                "test_scalar_grad",
                "scalar_grad(value) 对一个数求导",
                "scalar_grad(value) differentiates at a number",
            ),
            check(
                "test_vector_grad",
                Text(
                    zh="vector_grad(values) 给出均值的梯度",
                    en="vector_grad(values) is the gradient of the mean",
                ),
                "error",
                mistake="not_tracked",
                message=Text(
                    zh="`x` 没有要求跟踪梯度，所以 `backward()` 无路可走。",
                    en="`x` does not ask for gradients, so `backward()` has no path to follow.",
                ),
                hint=Text(
                    zh="创建 `x` 的时候就告诉 PyTorch 要跟踪它，而且它得是浮点数。",
                    en="Tell PyTorch to track `x` when you create it, and make it a floating-point tensor.",
                ),
                call="vector_grad([1.0, 2.5, -3.0])",
                trouble=Trouble(
                    type="RuntimeError",
                    message="element 0 of tensors does not require grad and does not have a grad_fn",
                    file="autograd.py",
                    line=18,
                    lines=lines,
                ),
                output="values: [1.0, 2.5, -3.0]\n" * 400,
            ),
            check(
                "test_vjp",
                Text(zh="vjp(values, v) 从非标量反向传播", en="vjp(values, v) goes back from a non-scalar"),
                "failed",
                message=Text(zh="每个值都是应有的 2 倍。", en="Each of your values is twice too large."),
                call="vjp(list of 40 floats, tensor float32 (40,))",
                answer=tensor([40], [f"{n * 0.5:.4g}" for n in range(40)], list(range(1, 40))),
            ),
        ],
    )


def _gradient_descent() -> TopicResult:
    return topic(
        "gradient_descent",
        [
            check(
                "test_steps_until",
                Text(zh="steps_until 数出要走几步", en="steps_until counts the steps"),
                "timeout",
                message=Text(
                    zh="运行了 10 秒还没有结束。多半是循环没有停下来的条件。",
                    en="It was still running after 10 seconds. Most likely a loop never meets the condition that ends it.",
                ),
                hint=Text(
                    zh="检查循环是否真的会在 `limit` 步后停下。",
                    en="Check that the loop really stops after `limit` steps.",
                ),
                call="steps_until(4.0, learning_rate=0.1, tolerance=0.001, limit=500)",
            ),
            check(
                "test_trajectory",
                Text(zh="trajectory 返回每一步的 w", en="trajectory returns w after every step"),
                "memory",
                message=Text(zh="用掉的内存超过了 2048 MB。", en="It used more than 2048 MB of memory."),
            ),
            check(
                "test_minimise",
                Text(zh="minimise_square 走到最低点", en="minimise_square reaches the minimum"),
                "crashed",
                message=Text(
                    zh="运行你的代码的进程突然结束了。", en="The process that ran your code ended suddenly."
                ),
            ),
        ],
    )


def _conv_homework() -> TopicResult:
    trouble = Trouble(
        type="SyntaxError",
        message="expected ':'",
        file="conv_homework.py",
        line=7,
        lines=[
            SourceLine(number=6, text="def output_size(size, kernel, stride, padding):"),
            SourceLine(number=7, text="    if stride < 1", marked=True),
            SourceLine(number=8, text="        raise ValueError('stride')"),
        ],
    )
    message = Text(
        zh="Python 读不懂 `conv_homework.py`：第 7 行少了一个冒号。",
        en="Python cannot read `conv_homework.py`: line 7 lacks a colon.",
    )
    hint = Text(zh="`if` 那一行的末尾要有 `:`。", en="A line that begins with `if` ends in `:`.")
    names = [
        ("conv2d_valid", "任意大小", "any size"),
        ("conv2d", "步长与填充", "stride and padding"),
        ("output_size", "输出大小", "size"),
    ]
    return topic(
        "conv_homework",
        [
            check(
                f"test_{name}",
                Text(zh=f"{name}：{zh}", en=f"{name}: {en}"),
                "error",
                message=message,
                hint=hint,
                trouble=trouble,
            )
            for name, zh, en in names
        ],
    )


def _linear_regression() -> TopicResult:
    secret = Text(zh=f"KeyError in {SOURCE_SECRET}", en=f"KeyError in {SOURCE_SECRET}")
    return topic(
        "linear_regression",
        [
            passing("test_mse", "mse 是平方误差的均值", "mse is the mean of squared errors"),
            check("test_fit", Text(zh="fit 找到直线", en="fit finds the line"), "internal", message=secret),
        ],
    )


def review_of(result: SubmissionResult) -> Review:
    """Return what the teacher sees beside `result`."""
    source = (
        "@pytest.mark.points(2)\n"
        "def test_sums_over_the_asked_dim(student, rng):\n"
        '    """sum_over(a, dim) 沿 dim 求和 | sum_over(a, dim) sums over dim"""\n'
        "    a = torch.randn(2, 3, 4, generator=rng)\n\n"
        f"    expect(student.sum_over, a, dim=1).equals({SOURCE_SECRET})\n"
    )
    checks = {
        f"{topic.id}/{check.id}": CheckReview(
            source=source,
            expected=tensor([2, 2], [EXPECTED_SECRET, "1", "2", "3"]),
            traceback='Traceback (most recent call last):\n  File "autograd.py", line 18, in vector_grad\n',
        )
        for topic in result.topics
        for check in topic.checks
    }
    code = 'import torch\n\n\ndef sum_over(a, dim):\n    """多行\n    字符串"""\n    return a.sum(dim=0)  # 哪一维？\n'
    return Review(
        replay="grader grade submissions/2026-0417 --topic dim_sums --seed 982451653 --out out",
        checks=checks,
        sources=dict.fromkeys(result.submission.files, code * 3),
    )
