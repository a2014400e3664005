"""Errors that beginners meet, provoked for real: each is in the catalogue, and told in both languages."""

import math
import warnings

import numpy as np
import pytest
import torch

from grader.checks.errors import explain, explained_errors, find_error
from tests.builders import Exercise, grade

PROVOKED = [
    ("needs_matrix", "torch.mm(torch.rand(3), torch.rand(3, 2))"),
    ("resize", "torch.rand(4, 3).resize(2, 3)"),
    ("size_by_position", "torch.rand(2, 3, torch.Generator())"),
    ("needs_matrix", "torch.mm(torch.rand(2,3), torch.rand(3))"),
    ("needs_matrix", "torch.mm(torch.rand(2,2,3), torch.rand(2,3,2))"),
    ("inner_sizes", "torch.rand(2, 3) @ torch.rand(4, 5)"),
    ("inner_sizes_of_batches", "torch.rand(2, 3) @ torch.rand(4)"),
    ("inner_sizes_of_batches", "torch.matmul(torch.rand(2,2, 3), torch.rand(2,4,5))"),
    ("inner_sizes_of_batches", "torch.bmm(torch.rand(2,2, 3), torch.rand(3,3,5))"),
    ("inner_sizes_of_batches", "np.ones((2, 3)) @ np.ones((2, 4))"),
    ("matmul_of_number", "torch.matmul(torch.tensor(2.), torch.rand(2,3))"),
    ("dot_needs_vectors", "torch.dot(torch.rand(2, 2), torch.rand(2, 2))"),
    ("dot_lengths", "torch.dot(torch.rand(2), torch.rand(3))"),
    ("broadcast", "torch.rand(2, 3) + torch.rand(2, 4)"),
    ("broadcast_arrays", "np.ones((2, 3)) + np.ones((2, 4))"),
    ("in_place_shape", "a = torch.rand(3); a += torch.rand(2, 3)"),
    ("reshape", "torch.rand(7).reshape(2, -1)"),
    ("reshape", "torch.rand(6).reshape(4, 2)"),
    ("reshape_array", "np.ones(7).reshape(2, 3)"),
    ("two_unknown_sizes", "torch.rand(6).reshape(-1, -1)"),
    ("view_not_possible", "torch.rand(2, 3).T.view(6)"),
    ("dim_out_of_range", "torch.rand(2, 3).sum(dim=2)"),
    ("dim_out_of_range", "torch.tensor(3.).argmax(dim=1)"),
    ("dim_out_of_range", "torch.rand(2,3).unsqueeze(5)"),
    ("axis_out_of_range", "np.ones(3).sum(axis=1)"),
    ("index_out_of_range", "torch.rand(3)[5]"),
    ("list_index_out_of_range", "[1, 2][5]"),
    ("list_index_out_of_range", "torch.rand(3).index_select(0, torch.tensor([5]))"),
    ("too_many_indices", "torch.rand(3)[0, 1]"),
    ("index_of_number", "torch.tensor(3.)[0]"),
    ("mask_shape", "torch.rand(2, 3)[torch.tensor([True, False, True])]"),
    ("cat_of_numbers", "torch.cat([torch.tensor(1.), torch.tensor(2.)])"),
    ("cat_sizes", "torch.cat([torch.rand(2, 3), torch.rand(3, 4)])"),
    ("cat_dims", "torch.cat([torch.rand(2, 3), torch.rand(3)])"),
    ("stack_sizes", "torch.stack([torch.rand(2), torch.rand(3)])"),
    ("needs_tensors", "torch.cat([[1, 2], [3]])"),
    ("needs_tensors", "torch.cat(torch.rand(2), torch.rand(2))"),
    ("expand", "torch.rand(2, 3).expand(4, 3)"),
    ("expand", "a = torch.rand(3); a[:2] = torch.rand(3)"),
    ("ragged_list", "torch.tensor([[1, 2], [3]])"),
    ("ragged_list", "torch.tensor([[1, 2], 3])"),
    ("ragged_list", "np.array([[1, 2], [3]])"),
    ("permute_dims", "torch.rand(2, 3).permute(0, 1, 2)"),
    ("transpose_of_many_dims", "torch.rand(3).t() ; torch.rand(2,2,2).t()"),
    ("negative_step", "torch.rand(3)[::-1]"),
    ("many_to_number", "torch.rand(3).item()"),
    ("many_to_number", "float(torch.rand(3))"),
    ("many_to_number", "int(torch.rand(3))"),
    ("ambiguous_truth", "if torch.rand(3) > 0.5: pass"),
    ("ambiguous_truth", "if np.ones(3) > 0.5: pass"),
    ("loop_over_number", "len(torch.tensor(3.))"),
    ("loop_over_number", "for x in torch.tensor(3.): pass"),
    ("unpack", "a, b, c = torch.rand(2)"),
    ("unpack", "a, b = torch.rand(3)"),
    ("mean_of_integers", "torch.tensor([1, 2]).mean()"),
    ("mean_of_integers", "torch.tensor([1, 2]).std()"),
    ("dtypes_differ", "torch.rand(2, 2) @ torch.ones(2, 2, dtype=torch.long)"),
    ("dtypes_differ", "torch.rand(2, 2) @ torch.ones(2, 2, dtype=torch.float64)"),
    ("dtypes_differ", "torch.dot(torch.rand(2), torch.ones(2, dtype=torch.long))"),
    ("in_place_dtype", "t = torch.tensor([1, 2]); t += 0.5"),
    ("in_place_dtype", "t = torch.tensor([1, 2]); t /= 2"),
    ("in_place_dtype", "a = np.ones(3, dtype=int); a += 0.5"),
    ("integers_without_gradient", "torch.tensor([1, 2], requires_grad=True)"),
    ("integers_without_gradient", "torch.tensor([1, 2]).requires_grad_()"),
    ("index_dtype", "torch.rand(3)[torch.tensor([0., 1.])]"),
    ("bool_arithmetic", "torch.tensor([True]) - torch.tensor([False])"),
    ("bool_arithmetic", "-torch.tensor([True])"),
    ("not_a_number", "torch.tensor('abc')"),
    ("not_a_number", "torch.tensor(None)"),
    ("not_a_number", "torch.tensor({'a': 1})"),
    ("not_a_number", "torch.rand(3)['a']"),
    ("size_not_whole", "torch.rand(2.5)"),
    ("size_not_whole", "torch.zeros(2.0, 3)"),
    ("size_not_whole", "range(2.0)"),
    ("size_not_whole", "range(torch.tensor(2.5))"),
    ("dtype_as_string", "torch.zeros(2, dtype='float32')"),
    ("array_expected", "torch.from_numpy([1, 2])"),
    ("dtype_not_supported", "torch.randn(2, 3, dtype=torch.long)"),
    ("dtype_not_supported", "torch.softmax(torch.tensor([1, 2]), dim=0)"),
    ("dtype_not_supported", "torch.tensor([1j]) > 0"),
    ("does_not_fit_dtype", "torch.tensor([300], dtype=torch.uint8)"),
    ("backward_of_vector", "x = torch.rand(3, requires_grad=True); (x**2).backward()"),
    ("backward_of_vector", "x = torch.rand(3, requires_grad=True); torch.autograd.grad(x**2, x)"),
    ("no_graph", "torch.rand(3).sum().backward()"),
    ("leaf_in_place", "w = torch.rand(3, requires_grad=True); w -= 0.1"),
    ("leaf_in_place", "w = torch.rand(3, requires_grad=True); w[0] = 1."),
    ("backward_twice", "x = torch.rand(3, requires_grad=True); y = (x**2).sum(); y.backward(); y.backward()"),
    (
        "changed_before_backward",
        "x = torch.rand(3, requires_grad=True); y = x.exp(); z = y.sum(); y += 1; (y*y).sum(); z.backward()",
    ),
    ("numpy_of_tracked", "torch.rand(3, requires_grad=True).numpy()"),
    ("numpy_of_tracked", "np.asarray(torch.rand(3, requires_grad=True))"),
    (
        "not_in_graph",
        "x = torch.rand(2, requires_grad=True); torch.autograd.grad(x.sum(), torch.rand(2).requires_grad_())",
    ),
    ("gradient_shape", "x = torch.rand(3, requires_grad=True); (x**2).backward(torch.rand(2))"),
    ("gradient_shape", "x = torch.rand(3, requires_grad=True); x.grad = torch.zeros(2)"),
    ("gradient_kind", "x = torch.rand(3, requires_grad=True); x.grad = 0"),
    ("flag_of_computed", "x = torch.rand(3, requires_grad=True); y = x * 2; y.requires_grad = False"),
    ("func_grad_of_vector", "torch.func.grad(lambda x: x**2)(torch.rand(3))"),
    ("grad_is_none", "x = torch.rand(3, requires_grad=True); x.grad.zero_()"),
    ("grad_is_none", "None.sum()"),
    ("no_gpu", "torch.rand(3).cuda()"),
    ("no_gpu", "torch.rand(3).to('cuda')"),
    ("no_gpu", "torch.cuda.FloatTensor([1.])"),
    ("devices_differ", "torch.rand(3) + torch.rand(3, device='meta')"),
    ("unknown_device", "torch.rand(3).to('gpu')"),
    ("dim_not_axis", "np.ones((2, 3)).sum(dim=1)"),
    ("invalid_arguments", "torch.rand(3, seed=1)"),
    ("invalid_arguments", "torch.rand(3).sum(axes=1)"),
    ("invalid_arguments", "torch.squeeze()"),
    ("invalid_arguments", "torch.rand(3, 2).sum(dim='rows')"),
    ("invalid_arguments", "torch.rand(2, generator=3)"),
    ("missing_argument", "torch.rand(2,3).transpose()"),
    ("missing_argument", "(lambda a, b: a)(1)"),
    ("missing_argument", "def f(a, b): pass\nf(1)"),
    ("too_many_arguments", "def f(a): pass\nf(1, 2)"),
    ("too_many_arguments", "class A:\n    def f(x): pass\nA().f(1)"),
    ("unexpected_keyword", "def f(a): pass\nf(b=2)"),
    ("method_not_called", "torch.rand(3).sum + 1"),
    ("method_not_called", "len[3]"),
    ("none_in_calculation", "x = torch.rand(3, requires_grad=True); 0.1 * x.grad"),
    ("none_in_calculation", "None + 1"),
    ("none_in_calculation", "None[0]"),
    ("none_attribute", "None.append(1)"),
    ("list_for_tensor", "[1, 2].shape"),
    ("list_for_tensor", "[1, 2].mean()"),
    ("array_for_tensor", "np.ones(3).backward()"),
    ("no_such_name_in_torch", "torch.rand(3).shapes"),
    ("no_such_name_in_torch", "torch.zeroes(3)"),
    ("no_such_name_in_torch", "torch.float31"),
    ("no_such_name_in_torch", "torch.rand(3).T.foo.bar"),
    ("list_arithmetic", "[1, 2] * 0.5"),
    ("list_arithmetic", "[1, 2] + 1"),
    ("list_arithmetic", "[1, 2] - [0, 1]"),
    ("list_arithmetic", "[1, 2] ** 2"),
    ("list_arithmetic", "'a' + 1"),
    ("list_arithmetic", "sum(['a'])"),
    ("index_not_whole", "[1, 2, 3][1.0]"),
    ("cannot_be_changed", "t = (1, 2); t[0] = 3"),
    ("cannot_be_changed", "s = torch.rand(2).shape; s[0] = 3"),
    ("not_callable", "torch.rand(3).shape()"),
    ("not_callable", "x = 3; x(2)"),
    ("not_indexable", "3[0]"),
    ("not_indexable", "for i in 5: pass"),
    ("used_before_set", "def f():\n    x += 1\nf()"),
    ("unknown_name", "y = undefined_name"),
    ("unknown_name", "q = np_.ones(3)"),
    ("unknown_name", "def f():\n    return torhc.rand(3)\nf()"),
    ("no_such_module", "import tensorflow"),
    ("no_such_name_to_import", "from torch import zeroes"),
    ("division_by_zero", "1 / 0"),
    ("division_by_zero", "1 % 0"),
    ("no_such_key", "{'a': 1}['b']"),
    ("not_a_text_of_a_number", "int('abc')"),
    ("math_domain", "import math; math.acos(2.0)"),
    ("math_domain", "import math; math.sqrt(-1)"),
    ("too_large", "import math; math.exp(1000)"),
    ("own_assertion", "assert 1 == 2"),
    ("unhashable", "{[1]: 2}"),
    ("iterator_at_end", "next(iter([]))"),
    ("no_such_file", "open('data.csv')"),
    ("singular_matrix", "torch.linalg.inv(torch.zeros(2, 2))"),
    ("singular_matrix", "torch.linalg.solve(torch.zeros(2, 2), torch.rand(2))"),
    ("square_matrix", "torch.linalg.inv(torch.rand(2, 3))"),
    ("cross_of_three", "torch.linalg.cross(torch.rand(2), torch.rand(2))"),
    ("written_to_expanded", "torch.zeros(1).expand(3).add_(1)"),
    ("not_allowed", "raise PermissionError(1, 'Operation not permitted')"),
    ("tensor_expected", "torch.sum([1, 2, 3])"),
    ("tensor_expected", "torch.sqrt(4)"),
    ("sizes_expected", "torch.randint(0, 5)"),
    ("sizes_expected", "torch.ones('3')"),
    ("index_kind", "torch.rand(3)[1.0]"),
    ("dtype_as_device", "torch.rand(3).to('float32')"),
    ("type_as_string", "torch.rand(3).type('float')"),
    ("integer_indices_expected", "torch.rand(3).gather(0, torch.rand(3))"),
    ("integer_indices_expected", "torch.nn.functional.one_hot(torch.rand(3))"),
    ("invert", "~torch.rand(3)"),
    ("invert", "torch.rand(3) ^ 2"),
    ("optimizer_parameters", "torch.optim.SGD([1.0], lr=0.1)"),
    ("optimizer_parameters", "torch.optim.SGD(torch.rand(3), lr=0.1)"),
    ("dims_of_convolution", "torch.nn.functional.conv2d(torch.rand(4, 4), torch.rand(2, 2))"),
    ("dims_expected", "torch.outer(torch.rand(2, 2), torch.rand(2))"),
    ("dims_expected", "torch.trace(torch.rand(3))"),
    ("repeat_dims", "torch.rand(2, 2).repeat(2)"),
    ("assigned_dims", "t = torch.rand(2, 2); t[0] = torch.rand(3, 2)"),
    ("assigned_kind", "t = torch.rand(2); t[0] = 'a'"),
    ("range_direction", "torch.arange(0, 5, -1)"),
    ("too_many_largest", "torch.rand(2, 2).topk(3)"),
    ("window_too_large", "torch.rand(2).unfold(0, 3, 1)"),
    ("scattered_out_of_range", "torch.zeros(2).scatter(0, torch.tensor([2]), 1)"),
    (
        "batch_sizes_differ",
        "torch.nn.functional.cross_entropy(torch.rand(3, 2), torch.tensor([0, 1]))",
    ),
    ("rows_of_system", "torch.linalg.lstsq(torch.rand(3, 2), torch.rand(2))"),
    ("einsum", "torch.einsum('ij,jk', torch.rand(2, 3), torch.rand(2, 3))"),
    ("view_of_array", "np.ones(4).view(-1, 1)"),
    (
        "differentiated_without_grad",
        "torch.autograd.grad(torch.ones(2, requires_grad=True).sum(), torch.ones(2))",
    ),
]
ELSEWHERE = [
    "raise ValueError('the student's own words')",
    "class Own(Exception): pass\nraise Own('x')",
    "raise TypeError",
]


def raised(code: str) -> BaseException:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(code, {"torch": torch, "np": np, "math": math})
        except Exception as error:
            return error
    raise AssertionError(f"nothing was raised by {code}")


@pytest.mark.parametrize(("key", "code"), PROVOKED)
def test_an_error_is_known(key: str, code: str) -> None:
    error = raised(code)

    found = find_error(type(error).__name__, str(error))

    assert found is not None, repr(error)
    assert found[0].key == key


@pytest.mark.parametrize("code", [code for _, code in PROVOKED])
def test_it_is_told_whole_in_both_languages(code: str) -> None:
    error = raised(code)

    said = explain(type(error).__name__, str(error))

    assert said is not None
    assert said.hint is not None
    for text in (said.text.zh, said.text.en, said.hint.zh, said.hint.en):
        assert text
        assert "{" not in text


def test_every_entry_of_the_catalogue_is_provoked_here() -> None:
    assert {error.key for _, error in explained_errors()} == {key for key, _ in PROVOKED}


@pytest.mark.parametrize("code", ELSEWHERE)
def test_what_is_not_known_is_not_guessed(code: str) -> None:
    error = raised(code)

    assert explain(type(error).__name__, str(error)) is None


def test_a_hostile_message_ends_soon() -> None:
    assert explain("RuntimeError", "shapes cannot be multiplied (" + "1x" * 10_000_000) is None


def test_the_student_reads_it_with_the_next_step(tmp_path_factory: pytest.TempPathFactory) -> None:
    exercise = Exercise(
        checks="import torch\nfrom grader.checks import expect\n\n"
        "def test_it(student):\n    expect(student.f, torch.rand(2, 3)).equals(torch.rand(2, 3))\n",
        student="def f(a):\n    return a @ a\n",
    )

    check = grade(tmp_path_factory.mktemp("errors"), {"products": exercise}).check("products", "test_it")

    assert check["verdict"] == "error"
    assert "(2x3 and 2x3). A matrix product needs as many columns on the left" in check["message"]
    assert "transposed" in check["hint"]
