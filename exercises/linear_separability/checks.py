"""Hidden checks of linear_separability."""

import pytest
import torch

from grader.checks import expect, raised

XOR = (torch.tensor([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]]), torch.tensor([1.0, 1.0, -1.0, -1.0]))
ON_ITS_SIDE = (
    "(w, b)，并且每个点都在正确的一侧：y·(x·w + b) > 0 | (w, b) with every point on its side: y·(x·w + b) > 0"
)


def integer(rng, low, high):
    """Draw from low … high, both included."""
    return int(torch.randint(low, high + 1, (), generator=rng))


def direction(rng, d):
    """Draw a vector of length 1: (d,) float64."""
    v = torch.randn(d, generator=rng, dtype=torch.float64)
    return v / v.norm()


def signs(score):
    return torch.where(score >= 0, 1.0, -1.0).to(score.dtype)


def number_or_tensor(b, dtype):
    """Give b in both forms in which it may come."""
    return float(b), torch.tensor(float(b), dtype=dtype)


# --- predict and separates ----------------------------------------------------------------------------


def plane(rng, n, d, dtype, sign=None):
    """Draw w, b (of this sign) and points, some on each side; some change it when b is left out or turned round."""
    while True:
        w, b = 2 * direction(rng, d), 1 + torch.rand((), generator=rng).item()
        b *= sign or 2 * integer(rng, 0, 1) - 1
        x = 1.5 * torch.randn(n, d, generator=rng, dtype=torch.float64)
        scores = [x @ w + b, x @ w, x @ w - b]
        counts = {tuple(signs(score).tolist()) for score in scores}
        if len(counts) == 3 and all(0 < (s > 0).sum() < n and s.abs().min() > 0.05 for s in scores):
            return w.to(dtype), round(b, 4), x.to(dtype)


def predict_mistakes(w, b, x):
    score = x @ w + b
    right = signs(score)
    return {
        "changed_dtype": lambda answer: (
            answer.dtype != right.dtype and torch.equal(answer.double(), right.double())
        ),
        "no_bias": lambda answer: torch.equal(answer, signs(x @ w)),
        "subtracted_bias": lambda answer: torch.equal(answer, signs(x @ w - b)),
        "swapped_sides": lambda answer: torch.equal(answer, -right),
        "returned_scores": score,
        "zero_and_one": lambda answer: torch.equal(answer.double(), (right > 0).double()),
        "zero_for_no_side": lambda answer: torch.equal(answer, score.sign()),
        "column_result": lambda answer: answer.shape == (len(x), 1),
        "number_has_no_dtype": raised(AttributeError, match="'float' object"),
    }


@pytest.mark.points(2)
def test_predict(student, rng):
    """predict：x·w + b 的正负号，±1，b 可以是数也可以是 0 维张量 | predict: the sign of x·w + b, ±1; b may be a number or a 0-d tensor"""
    for d, dtype in ((2, torch.float32), (4, torch.float64), (1, torch.float32), (3, torch.float32)):
        w, bias, x = plane(rng, integer(rng, 9, 14), d, dtype)
        for b in number_or_tensor(bias, dtype):
            expect(student.predict, w, b, x).equals(signs(x @ w + b), mistakes=predict_mistakes(w, b, x))
    turned = x.T.contiguous().T
    expect(student.predict, x=turned, w=w, b=b).equals(signs(x @ w + b), mistakes=predict_mistakes(w, b, x))


@pytest.mark.points(1)
@pytest.mark.depends("test_predict")
def test_predict_on_the_line(student):
    """predict：x·w + b 等于 0 时取 +1 | predict: +1 where x·w + b is 0"""
    w, x = (
        torch.tensor([2.0, -1.0]),
        torch.tensor([[1.0, 5.0], [3.0, 1.0], [0.0, -3.0], [0.0, 0.0], [2.0, 7.0]]),
    )
    for b, expected in ((3.0, [1.0, 1.0, 1.0, 1.0, 1.0]), (-3.0, [-1.0, 1.0, 1.0, -1.0, -1.0])):
        for dtype in (torch.float32, torch.float64):
            score = x.to(dtype) @ w.to(dtype) + b
            expect(student.predict, w.to(dtype), b, x.to(dtype)).equals(
                torch.tensor(expected, dtype=dtype),
                mistakes={
                    "zero_for_no_side": lambda answer: torch.equal(answer, score.sign()),
                    "minus_one_on_the_line": lambda answer: torch.equal(answer, -signs(-score)),
                },
            )


def bool_mistakes(expected, **mistakes):
    return {
        "tensor_for_bool": lambda answer: isinstance(answer, torch.Tensor) and answer.tolist() is expected,
        **mistakes,
    }


@pytest.mark.points(2)
def test_separates(student, rng):
    """separates：每个点都在正确的一侧才是 True，Python 的 bool | separates: True where every point is on its side, a Python bool"""
    # y·(x·w) + b goes wrong where b < 0 only: by then the slips that b > 0 shows have been named
    for sign, d, dtype in ((1, 2, torch.float32), (-1, 3, torch.float64), (-1, 1, torch.float32)):
        w, bias, x = plane(rng, integer(rng, 7, 11), d, dtype, sign)
        y = signs(x @ w + bias)
        one_wrong = y.clone()
        one_wrong[y.argmin()] = 1
        outside = {"bias_outside_brackets": [] if sign > 0 else False}
        for b in number_or_tensor(bias, dtype):
            expect(student.separates, w, b, x, -y).equals(
                False, mistakes=bool_mistakes(False, swapped_sides=True)
            )
            expect(student.separates, w, b, x, one_wrong).equals(
                False, mistakes=bool_mistakes(False, any_for_all=True)
            )
            expect(student.separates, w, b, x, torch.ones_like(y)).equals(
                False, mistakes=bool_mistakes(False, any_for_all=True)
            )
            side = y > 0
            expect(student.separates, w, b, x[~side], y[~side]).equals(
                True, mistakes=bool_mistakes(True, **outside, ignored_labels=False)
            )
            expect(student.separates, w, b, x, y).equals(
                True, mistakes=bool_mistakes(True, **outside, no_bias=False)
            )
    expect(student.separates, y=y, x=x, b=b, w=w).equals(True, mistakes=bool_mistakes(True))
    y[y.argmax()] = -1
    expect(student.separates, w, b, x, y).equals(False, mistakes=bool_mistakes(False))


@pytest.mark.points(1)
@pytest.mark.depends("test_separates")
def test_separates_strictly(student):
    """separates：有一个点刚好在线上，就是 False | separates: False where a point lies just on the line"""
    w, b = torch.tensor([1.0, 2.0]), -4.0
    x = torch.tensor([[5.0, 1.0], [2.0, 1.0], [-1.0, 0.0]])
    for label in (1.0, -1.0):
        y = torch.tensor([1.0, label, -1.0])
        expect(student.separates, w, b, x, y).equals(False, mistakes=bool_mistakes(False, non_strict=True))
    expect(student.separates, torch.zeros(2), 0.0, x, torch.ones(3)).equals(
        False, mistakes=bool_mistakes(False, non_strict=True)
    )


# --- perceptron ---------------------------------------------------------------------------------------


def parted(w, b, x, y):
    return bool((y * (x @ w + b) > 0).all())


def learn(x, y, epochs, step=lambda point, label: (label * point, label), watched=None):
    """Run the perceptron until it parts the points; return w, b and whether it does.

    Where `watched` is a number, it stands for b in the question when to stop.
    """
    w, b = torch.zeros(x.shape[1], dtype=x.dtype), torch.zeros((), dtype=x.dtype)
    for _ in range(epochs):
        for point, label in zip(x, y):
            if label * (point @ w + b) <= 0:
                change = step(point, label)
                w, b = w + change[0], b + change[1]
        if parted(w, b if watched is None else watched, x, y):
            break
    return w, b, parted(w, b, x, y)


def learn_at_once(x, y, epochs):
    """Run the perceptron that adds up the changes of all wrong points in each epoch."""
    w, b = torch.zeros(x.shape[1], dtype=x.dtype), torch.zeros((), dtype=x.dtype)
    for _ in range(epochs):
        wrong = y * (x @ w + b) <= 0
        if not wrong.any():
            return True
        w, b = w + (y[wrong, None] * x[wrong]).sum(dim=0), b + y[wrong].sum()
    return False


def is_easy(x, y):
    """Say whether all usual orders of the points lead to the goal well within 1000 epochs."""
    return learn_at_once(x, y, 400) and learn(x, y, 150)[2] and learn(x.flip(0), y.flip(0), 150)[2]


def ray(rng, d, n):
    """Draw points near a ray from the origin, the near ones −1 and the far ones +1: no line through the origin parts them."""
    while True:
        u, along = direction(rng, d), torch.rand(n, generator=rng, dtype=torch.float64)
        y = torch.where(torch.arange(n) < n // 3, 1.0, -1.0).double()
        x = torch.where(y > 0, 4 + 2 * along, 1 + along)[:, None] * u
        x[1:-1] += 0.4 * torch.randn(n - 2, d, generator=rng, dtype=torch.float64)
        order = torch.randperm(n, generator=rng)
        x, y = x[order].float(), y[order].float()
        if is_easy(x, y) and not parted((y[:, None] * x).sum(dim=0), y.sum(), x, y) and not learn(x, y, 1)[2]:
            return x, y


def anywhere(rng, d, n, distance):
    """Draw points round a centre, with a gap of at least 1 to either side of a plane through it."""
    while True:
        u, centre = direction(rng, d), distance * direction(rng, d)
        offset = 3 * torch.randn(n, d, generator=rng, dtype=torch.float64)
        y = torch.where(offset @ u > 0, 1.0, -1.0).double()
        x = (centre + offset + y[:, None] * u).float()
        if 0 < (y > 0).sum() < n and is_easy(x, y.float()):
            return x, y.float()


def close(rng, watched):
    """Draw points close to the origin which x·w + watched parts before x·w + b does, in the course of learning."""
    while True:
        u, x = direction(rng, 2).float(), 0.5 * torch.randn(6, 2, generator=rng)
        score = x @ u + 0.2 * torch.randn((), generator=rng)
        y = signs(score)
        if score.abs().min() > 0.05 and is_easy(x, y) and not learn(x, y, 150, watched=watched)[2]:
            return x, y


def as_pair(answer, d):
    """Take (w, b) apart; raise what satisfies() counts as no, where it is not that."""
    w, b = answer if isinstance(answer, tuple) else None
    b = torch.as_tensor(b)
    if w.shape != (d,) or b.shape != () or not w.is_floating_point():
        raise ValueError("not (w, b)")
    return w.double(), b.double()


def perceptron_mistakes(x, y):
    d = x.shape[1]

    def looks_like(make):
        """Match multiples of the (w, b) that make() gives: the student may have another learning rate."""

        def match(answer):
            got = torch.cat([part.reshape(-1) for part in as_pair(answer, d)])
            want = torch.cat([part.reshape(-1).double() for part in make()[:2]])
            return got.any() and torch.allclose(got / got.norm(), want / want.norm(), rtol=0, atol=1e-4)

        return match

    def zeros(answer):
        return not any(part.any() for part in as_pair(answer, d))

    return {
        "returned_w_alone": lambda answer: answer.shape == (d,),
        "bias_inside_w": lambda answer: answer.shape == (d + 1,),
        "stuck_at_zero": zeros,
        "updates_every_point": looks_like(lambda: ((y[:, None] * x).sum(dim=0), y.sum())),
        "ignored_epochs": looks_like(lambda: learn(x, y, 1)),
        "no_bias": lambda answer: as_pair(answer, d)[1] == 0,
        "forgot_label_in_update": [
            looks_like(lambda: learn(x, y, 1000, lambda point, label: (point, torch.ones(())))),
            looks_like(lambda: learn(x, y, 1000, lambda point, label: (point, label))),
        ],
    }


def separating(x, y):
    """Demand that (w, b) part the points, computed as exactly as may be, or in the points' own dtype."""

    def match(answer):
        w, b = as_pair(answer, x.shape[1])
        return parted(w, b, x.double(), y.double()) or parted(w.to(x.dtype), b.to(x.dtype), x, y)

    return match


@pytest.mark.points(2)
def test_perceptron(student, rng):
    """perceptron：找到 w、b，把可分的点集分开，没有过原点的分界线也行 | perceptron: finds w, b that part a separable set, even where no line through the origin does"""
    for d, n in ((2, 9), (3, 10), (1, 8)):
        x, y = ray(rng, d, n)
        expect(student.perceptron, x, y, 1000).satisfies(
            separating(x, y), ON_ITS_SIDE, mistakes=perceptron_mistakes(x, y)
        )
    expect(student.perceptron, epochs=1000, y=y.double(), x=x.double()).satisfies(
        separating(x, y), ON_ITS_SIDE, mistakes=perceptron_mistakes(x, y)
    )


@pytest.mark.points(1)
def test_perceptron_far_away_and_of_one_class(student, rng):
    """perceptron：离原点远的、近的点集；只有一类点的点集；只有一个点 | perceptron: sets far from the origin, close to it, of one class only, of one point"""
    far, near = anywhere(rng, 2, 10, 8.0), anywhere(rng, 4, 12, 2.0)
    some = 2 * torch.randn(5, 3, generator=rng) + 1
    for x, y in (
        far,
        near,
        close(rng, 0.0),
        close(rng, 1.0),
        (some, torch.ones(5)),
        (some, -torch.ones(5)),
        (some[:1], -torch.ones(1)),
    ):
        expect(student.perceptron, x, y, 1000).satisfies(
            separating(x, y),
            ON_ITS_SIDE,
            mistakes={name: match for name, match in perceptron_mistakes(x, y).items() if name != "no_bias"},
        )


@pytest.mark.points(2)
def test_is_separable(student, rng):
    """is_separable：可分的点集得 True，异或（XOR）得 False | is_separable: True for separable sets, False for XOR"""
    x, y = XOR
    expect(student.is_separable, x, y, 200).equals(
        False, mistakes=bool_mistakes(False, always_separable=True)
    )
    expect(student.is_separable, x=x.double(), epochs=200, y=y.double()).equals(
        False, mistakes=bool_mistakes(False)
    )
    for points, labels in (anywhere(rng, 2, 9, 0.5), anywhere(rng, 3, 10, 6.0)):
        expect(student.is_separable, points, labels, 1000).equals(True, mistakes=bool_mistakes(True))
    for d in (2, 1):
        points, labels = ray(rng, d, 8)
        expect(student.is_separable, points, labels, 1000).equals(
            True, mistakes=bool_mistakes(True, no_bias=False)
        )
    for label in (1.0, -1.0):
        expect(student.is_separable, x, label * torch.ones(4), 1000).equals(
            True, mistakes=bool_mistakes(True)
        )


@pytest.mark.points(1)
def test_is_separable_of_mixed_sets(student, rng):
    """is_separable：同一个点有两种标签、一类夹在另一类中间，都是 False | is_separable: False where one point has both labels, or one class lies within the other"""
    x, y = anywhere(rng, 2, 8, 3.0)
    both = torch.cat([x, x[:1]]), torch.cat([y, -y[:1]])
    between = torch.tensor([[1.0], [2.0], [3.0], [4.0]]), torch.tensor([-1.0, 1.0, 1.0, -1.0])
    middle = torch.cat([x, x[y > 0].mean(dim=0, keepdim=True)]), torch.cat([y, -torch.ones(1)])
    for points, labels in (both, between, middle):
        expect(student.is_separable, points, labels, 200).equals(
            False, mistakes=bool_mistakes(False, always_separable=True)
        )
