"""Only what checks import is imported beforehand."""

from pathlib import Path

import pytest

from grader.course import course_texts, late_imports, load_course, preload_of


def preload(root: Path, files: dict[str, str]) -> tuple[str, ...]:
    (root / "exercises" / "a").mkdir(parents=True)
    (root / "exercises" / "a" / "checks.py").touch()
    for name, text in files.items():
        (root / "exercises" / name).write_text(text)
    return preload_of(load_course(root))


@pytest.mark.parametrize(
    ("checks", "wanted"),
    [
        ("import os", ()),
        ("import torch", ("torch",)),
        ("import torch.nn.functional as F", ("torch",)),
        ("from torch import nn", ("torch",)),
        ("def test_a():\n    import numpy as np", ("numpy",)),
        ("import torch, numpy", ("numpy", "torch")),
        ("import pytest\ntorch = pytest.importorskip('torch')", ("torch",)),
        ("from .torch import x\nimport torchish", ()),
        ("def broken(:", ()),
    ],
)
def test_imports_of_checks_decide(tmp_path: Path, checks: str, wanted: tuple[str, ...]) -> None:
    assert preload(tmp_path, {"a/checks.py": checks}) == wanted


def test_helper_modules_beside_the_checks_count(tmp_path: Path) -> None:
    assert preload(tmp_path, {"a/shapes.py": "import torch"}) == ("torch",)


def test_stubs_and_samples_do_not_count(tmp_path: Path) -> None:
    assert preload(tmp_path, {"a/stub.py": "import torch", "a/samples.py": "import torch"}) == ()


def test_what_course_toml_asks_for_is_done(tmp_path: Path) -> None:
    files = {"course.toml": "preload = []", "a/checks.py": "import torch"}

    assert preload(tmp_path, files) == ()


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("x.sum(dim=1)", set()),
        ("re.compile('x')", set()),
        ("loss.backward()", {"torch.fx.experimental.symbolic_shapes"}),
        ("torch.optim.SGD(w)", {"torch._dynamo"}),
        ("torch.compile(f)", {"torch._dynamo"}),
    ],
)
def test_torchs_late_imports_follow_the_code(code: str, wanted: set[str]) -> None:
    assert set(late_imports(["torch"], [code])) == wanted


def test_without_torch_nothing_of_it_is_imported() -> None:
    assert late_imports(["numpy"], ["torch.optim"]) == ()


def test_references_are_asked_for_late_imports(tmp_path: Path) -> None:
    for name, text in {
        "exercises/a/checks.py": "import torch",
        "solutions/a/reference.py": "import torch.optim",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)

    texts = list(course_texts(load_course(tmp_path).topics, "checks"))

    assert texts == ["import torch", "import torch.optim"]
