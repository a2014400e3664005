"""Hidden checks of tensor_creation."""

import pytest
import torch

from grader.checks import expect, raised, require

BY_POSITION = {
    "keyword_by_position": raised(
        TypeError, match=r"tensor\(\) takes 1 positional|but got torch\.(dtype|_C\.Generator)"
    )
}


def two_sizes(rng):
    """Draw two different sizes, 2 to 6."""
    return (torch.randperm(5, generator=rng)[:2] + 2).tolist()


def nested_ints(rng, *shape):
    return torch.randint(-50, 50, shape, generator=rng).tolist()


def nested_floats(rng, *shape):
    return torch.randn(*shape, dtype=torch.float64, generator=rng).tolist()


def test_from_list_makes_float32_of_whole_numbers(student, rng):
    """from_list：整数和布尔列表也要得到 float32 | from_list: whole numbers and booleans become float32 too"""
    rows, cols = two_sizes(rng)
    cases = [[1, 2, 3], nested_ints(rng, rows), nested_ints(rng, rows, cols), nested_ints(rng, cols, rows, 2)]
    for data in [*cases, [[7]], [[True, False], [False, False]]]:
        expected = torch.tensor(data, dtype=torch.float32)
        expect(student.from_list, data).equals(
            expected, mistakes={"inferred_int64": torch.tensor(data), "numpy_float64": expected.double()}
        )


def test_from_list_keeps_values_and_nesting(student, rng):
    """from_list：数值和嵌套层数不变，空列表也行 | from_list: values and nesting stay, empty lists work"""
    rows, cols = two_sizes(rng)
    mixed = [[1, 2.5, True], [0, -3.25, False]]
    cases = [[], [[], []], [0.5], nested_floats(rng, rows), nested_floats(rng, cols, rows, 3, 2), mixed]
    for data in cases:
        expected = torch.tensor(data, dtype=torch.float32)
        expect(student.from_list, data=data).equals(expected, mistakes={"numpy_float64": expected.double()})


def test_from_list_as_uses_the_asked_dtype(student, rng):
    """from_list_as：结果的 dtype 就是要求的 dtype | from_list_as: the result has the asked dtype"""
    rows, cols = two_sizes(rng)
    data = nested_ints(rng, rows, cols)
    for dtype in (torch.float64, torch.int32, torch.float32, torch.int64, torch.int8, torch.float16):
        expect(student.from_list_as, data, dtype).equals(
            torch.tensor(data, dtype=dtype), mistakes={"ignored_dtype": torch.tensor(data)} | BY_POSITION
        )
    flags = [0, 2, -3, 1]
    for data, dtype in [
        (flags, torch.bool),
        ([True, False], torch.int64),
        ([], torch.int64),
        ([[]], torch.float64),
    ]:
        expect(student.from_list_as, data=data, dtype=dtype).equals(
            torch.tensor(data, dtype=dtype), mistakes={"ignored_dtype": torch.tensor(data)}
        )


def test_from_list_as_is_exact(student, rng):
    """from_list_as：不丢精度 | from_list_as: no digit is lost on the way"""
    large = (torch.randint(2**23, 2**40, (4,), generator=rng) * 2 + 1).tolist()
    cases = [
        ([0.1, 0.2, *nested_floats(rng, 3)], torch.float64),
        ([16777217, *large], torch.int64),
        ([[16777217], [-16777219]], torch.float64),
    ]
    for data, dtype in cases:
        expected = torch.tensor(data, dtype=dtype)
        rounded = torch.tensor(data, dtype=torch.float32).to(dtype)
        expect(student.from_list_as, data, dtype).equals(
            expected,
            rtol=0,
            atol=0,
            mistakes={
                "ignored_dtype": torch.tensor(data),
                "through_float32": lambda answer, wrong=rounded: torch.equal(answer, wrong),
            }
            | BY_POSITION,
        )


def test_from_list_as_truncates(student, rng):
    """from_list_as：小数转成整数时直接截断 | from_list_as: fractions are cut off for integer dtypes"""
    whole = torch.randint(-9, 9, (5,), generator=rng)
    data = [1.7, -1.7, 0.9, -0.9, 2.2, *(whole + torch.where(whole < 0, -0.75, 0.75)).tolist()]
    for dtype in (torch.int64, torch.int16):
        expected = torch.tensor([int(number) for number in data], dtype=dtype)
        expect(student.from_list_as, data, dtype).equals(
            expected,
            mistakes={
                "rounded_instead_of_truncated": torch.tensor(data).round().to(dtype),
                "ignored_dtype": torch.tensor(data),
            }
            | BY_POSITION,
        )


@pytest.mark.parametrize(
    ("name", "value"), [("zeros_long", 0), ("ones_long", 1)], ids=["zeros_long", "ones_long"]
)
def test_filled_with_int64(student, rng, name, value):
    """rows 行 cols 列的 int64 张量 | An int64 tensor of rows × cols"""
    function = getattr(student, name)
    rows, cols = two_sizes(rng)
    for shape in [(5, 3), (rows, cols), (cols, rows), (1, cols), (rows, 0), (0, cols)]:
        expected = torch.full(shape, value, dtype=torch.int64)
        expect(function, *shape).equals(
            expected,
            mistakes={
                "default_float": expected.float(),
                "int32_for_long": expected.int(),
                "swapped_rows_cols": expected.T,
            }
            | BY_POSITION,
        )
    expect(function, cols=cols, rows=rows).equals(torch.full((rows, cols), value, dtype=torch.int64))


def drawn(student, rows, cols, generator):
    """Return what random_uniform gives, once its shape and dtype are right."""
    call = expect(student.random_uniform, rows, cols, generator)
    call.satisfies(
        lambda answer: isinstance(answer, torch.Tensor) and tuple(answer.shape) == (rows, cols),
        "形状应为 (rows, cols) | the shape should be (rows, cols)",
        mistakes={"swapped_rows_cols": lambda answer: tuple(answer.shape) == (cols, rows)} | BY_POSITION,
    )
    return call.has(shape=(rows, cols), dtype=torch.float32).answer


def seeded(seed):
    return torch.Generator().manual_seed(seed)


def test_random_uniform_lies_in_0_1(student, rng):
    """random_uniform：[0, 1) 上均匀分布的 float32 | random_uniform: float32, uniform in [0, 1)"""
    rows, cols = two_sizes(rng)
    seed = int(torch.randint(2**31, (1,), generator=rng))
    numbers = drawn(student, 40 * rows, 50 * cols, seeded(seed)).double().flatten().sort().values
    require(
        bool(numbers[0] >= 0) and bool(numbers[-1] < 1),
        "每个数都应满足 0 ≤ x < 1 | every number should satisfy 0 ≤ x < 1",
        mistake="normal_not_uniform" if bool(numbers[0] < -1) and bool(numbers[-1] > 1) else None,
    )
    even = torch.linspace(0, 1, len(numbers), dtype=torch.float64)
    require(
        bool((numbers - even).abs().max() < 0.03),
        "这些数应当均匀地铺满 [0, 1) | the numbers should fill [0, 1) evenly",
    )


def test_random_uniform_draws_from_the_generator(student, rng):
    """random_uniform：随机数由传入的 generator 决定 | random_uniform: the given generator decides the numbers"""
    rows, cols = two_sizes(rng)
    seed, other = torch.randint(1, 2**31, (2,), generator=rng).tolist()
    torch.manual_seed(other)
    first = drawn(student, rows, cols, seeded(seed))
    torch.manual_seed(other + 1)
    require(
        torch.equal(first, drawn(student, rows, cols, seeded(seed))),
        "种子相同的 generator 应当给出相同的数 | generators with the same seed should give the same numbers",
        mistake="ignored_generator",
    )
    used = seeded(seed)
    torch.rand(1000, generator=used)
    for generator in (seeded(other), used):
        require(
            not torch.equal(first, drawn(student, rows, cols, generator)),
            "状态不同的 generator 应当给出不同的数 | generators in different states should give different numbers",
            mistake="fixed_seed",
        )


def test_random_uniform_moves_the_generator_on(student, rng):
    """random_uniform：同一个 generator 再用一次，得到新的数 | random_uniform: the same generator used again gives new numbers"""
    rows, cols = two_sizes(rng)
    generator = seeded(int(torch.randint(2**31, (1,), generator=rng)))
    first = drawn(student, rows, cols, generator)
    require(
        not torch.equal(first, drawn(student, rows, cols, generator)),
        "第二次调用应当得到新的数 | a second call should give new numbers",
        mistake="fixed_seed",
    )


def test_random_uniform_leaves_the_global_generator_alone(student, rng):
    """random_uniform：不给全局生成器设种子 | random_uniform: does not seed the global generator"""
    rows, cols = two_sizes(rng)
    expect(student.random_uniform, rows=rows, cols=cols, generator=seeded(3)).calls_none_of(
        "torch.manual_seed",
        "random.manual_seed",
        "torch.set_rng_state",
        "random.set_rng_state",
        mistake="seeded_globally",
    )


def test_uninitialised_has_shape_and_dtype(student, rng):
    """uninitialised：形状和 float32 | uninitialised: shape and float32"""
    rows, cols = two_sizes(rng)
    for shape in [(5, 3), (rows, cols)]:
        expect(student.uninitialised, *shape).satisfies(
            lambda answer, shape=shape: isinstance(answer, torch.Tensor) and tuple(answer.shape) == shape,
            "形状应为 (rows, cols) | the shape should be (rows, cols)",
            mistakes={"swapped_rows_cols": lambda answer, shape=shape: tuple(answer.shape) == shape[::-1]},
        ).has(shape=shape, dtype=torch.float32)
    expect(student.uninitialised, cols=cols, rows=rows).has(shape=(rows, cols), dtype=torch.float32)


def test_like_takes_shape_and_dtype_from_t(student, rng):
    """like：形状和 dtype 与 t 相同 | like: shape and dtype are those of t"""
    rows, cols = two_sizes(rng)
    value = int(torch.randint(2, 9, (1,), generator=rng))
    cases = [
        (torch.randn(rows, cols, generator=rng), value),
        (torch.randn(cols, rows, 2, generator=rng, dtype=torch.float64), value + 0.1),
        (torch.randint(9, (rows, cols), generator=rng).T, -value),
        (torch.randint(9, (cols,), generator=rng, dtype=torch.int16), value),
        (torch.tensor(5.0, dtype=torch.float64), value),
        (torch.zeros(rows, dtype=torch.bool), True),
        (torch.ones(1, 1, dtype=torch.uint8), 0),
    ]
    for t, number in cases:
        expected = torch.full_like(t, number)
        expect(student.like, t, number).equals(
            expected, mistakes={"dtype_of_value": torch.full(t.shape, number), "old_content": t * 0 + number}
        )
    t, number = cases[0]
    expect(student.like, value=number, t=t).equals(torch.full_like(t, number))


def test_like_forgets_the_old_content(student, rng):
    """like：t 原来的内容（包括 NaN）不影响结果 | like: what t holds (NaN too) has no influence"""
    rows, cols = two_sizes(rng)
    t = torch.randn(rows, cols, generator=rng)
    t[0, 1], t[1, 0] = float("nan"), float("inf")
    mistakes = {"dtype_of_value": torch.full(t.shape, 3)}
    expect(student.like, t, 3).equals(
        torch.full_like(t, 3),
        mistakes=mistakes | {"old_content": lambda answer: bool(answer.isnan().any())},
    )
    w = torch.randn(cols, rows, generator=rng, requires_grad=True)
    expect(student.like, w, 0.5).equals(torch.full(w.shape, 0.5)).satisfies(
        lambda answer: not answer.requires_grad,
        "结果不应带着 t 的 requires_grad | the result should not carry t's requires_grad",
    )
