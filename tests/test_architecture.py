"""Imports go one way: the tables below are the house, and every import statement is held to them.

A name in a table stands for a module and everything below it; the longest name that fits decides.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("grader", "reports")

# From the bottom to the top: a package imports from its own row's package and the rows before it.
LAYERS = (
    "grader.errors",
    "grader.results",
    "grader.course",
    "grader.submission",
    "grader.sandbox",
    "grader.checks",
    "grader.session",
    "grader.batch",
    "grader.gradebook",
    "grader.verify",
    "grader.authoring",
    "grader.kit",
    "grader.pull_request",
    "grader.cli",
    "grader.__main__",
)

# What these may import of the project, less than their layer allows.
WIRE = (
    "grader.sandbox.arrays grader.sandbox.bounds grader.sandbox.cells grader.sandbox.desk "
    "grader.sandbox.labels grader.sandbox.limits grader.sandbox.observations grader.sandbox.operations "
    "grader.sandbox.probes "
    "grader.sandbox.recipes grader.sandbox.remote_graph grader.sandbox.seeds grader.sandbox.shared "
    "grader.sandbox.sources grader.sandbox.standard grader.sandbox.tensors grader.sandbox.values "
    "grader.sandbox.wire grader.sandbox.write_back"
)
ONLY = {
    "reports": "reports grader.results grader.errors",
    "grader.results": "grader.results grader.errors",
    "grader.sandbox.worker": f"grader.errors grader.sandbox.confine grader.sandbox.worker {WIRE}",
    "grader.sandbox.confine": f"grader.errors grader.sandbox.confine {WIRE}",
    "grader.checks": (
        "grader.errors grader.results grader.checks grader.sandbox.observations grader.sandbox.labels"
    ),
    # where the checks meet the student's process
    "grader.checks.imports": "grader.checks grader.sandbox.proxy",
    "grader.checks.overruns": "grader.results grader.checks grader.sandbox.limits",
    "grader.checks.example": "grader.results grader.checks grader.sandbox.observations grader.sandbox.link",
    "grader.checks.expect": (
        "grader.results grader.checks grader.sandbox.observations grader.sandbox.labels grader.sandbox.link"
    ),
    "grader.checks.plugin": "grader.errors grader.results grader.checks grader.sandbox",
    "grader.checks.verdicts": "grader.errors grader.results grader.checks grader.sandbox",
}

# What a worker is forked from must not hold, not even by way of another module.
UNKNOWN_TO_WORKERS = (
    "grader.results grader.course grader.submission grader.checks grader.session "
    "grader.batch grader.gradebook grader.verify grader.cli reports"
)

# The modules that may import torch as soon as they are imported; all others wait until they need it.
TORCH_AT_ONCE = "grader.sandbox.worker grader.sandbox.recipes grader.sandbox.remote_graph"


@dataclass(frozen=True)
class Import:
    """One import statement; `at_once` if it runs when its module is imported."""

    importer: str
    imported: str
    line: int
    at_once: bool
    for_types: bool

    def __str__(self) -> str:
        return f"{self.importer}, line {self.line}, imports {self.imported}"


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(file): file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))}


def imports_of(module: str) -> Iterator[Import]:
    """Yield the imports of a module, those inside functions and for type checkers too."""
    waiting: list[tuple[ast.AST, bool, bool]] = [(ast.parse(MODULES[module].read_bytes()), True, False)]
    while waiting:
        node, at_once, for_types = waiting.pop()
        for name in imported_names(node):
            yield Import(module, name, node.lineno, at_once and not for_types, for_types)
        inside = at_once and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        typing = for_types or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
        waiting += [(child, inside, typing) for child in ast.iter_child_nodes(node)]


def imported_names(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(package), level=0, names=names):
            candidates = [f"{package}.{alias.name}" for alias in names]
            return [name if name in MODULES else package for name in candidates]
        case ast.ImportFrom():
            pytest.fail("relative imports hide where a name comes from")
    return []


def within(module: str, names: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names.split())


def rank(module: str) -> int | None:
    return next((rank for rank, names in enumerate(LAYERS) if within(module, names)), None)


def own_package(module: str) -> str:
    return ".".join(module.split(".")[:2])


def rule_for(module: str) -> str | None:
    return max((name for name in ONLY if within(module, name)), key=len, default=None)


IMPORTS = [one for module in MODULES for one in imports_of(module)]
INSIDE = [one for one in IMPORTS if within(one.imported, "grader reports")]


def reached_at_import(start: str) -> set[str]:
    """Return every module, also of others, that importing `start` imports, packages included."""
    reached: set[str] = set()
    waiting = [name for name in MODULES if within(name, start)]
    while waiting:
        module = waiting.pop()
        if module in reached:
            continue
        reached.add(module)
        parents = module.rpartition(".")[0]
        waiting += [parents] * (parents in MODULES)
        waiting += [one.imported for one in IMPORTS if one.importer == module and one.at_once]
    return reached


def cycles(edges: dict[str, set[str]]) -> list[str]:
    """Return the modules on a cycle, or that lead to one: those left when what imports none left is gone."""
    left = dict(edges)
    while free := [module for module, imported in left.items() if not imported & left.keys()]:
        for module in free:
            del left[module]
    return sorted(left)


def test_every_package_of_the_grader_has_its_layer() -> None:
    homeless = {
        own_package(module) for module in MODULES if module.startswith("grader.") and rank(module) is None
    }

    assert homeless == set()


def test_imports_go_downwards() -> None:
    upwards = [
        str(one)
        for one in INSIDE
        if (above := rank(one.importer)) is not None
        and own_package(one.importer) != own_package(one.imported)
        and (below := rank(one.imported)) is not None
        and below >= above
    ]

    assert upwards == []


def test_nothing_below_the_commands_knows_the_reports() -> None:
    assert [
        str(one)
        for one in INSIDE
        if within(one.imported, "reports")
        and not within(one.importer, "reports grader.gradebook grader.cli grader.verify")
    ] == []


def test_each_part_knows_only_what_it_may_know() -> None:
    too_much = [
        str(one)
        for one in INSIDE
        if (rule := rule_for(one.importer)) is not None
        and one.imported != "grader"
        and not within(one.imported, ONLY[rule])
    ]

    assert too_much == []


@pytest.mark.parametrize("start", ["grader.sandbox.worker", "grader.sandbox.confine"])
def test_a_worker_is_forked_from_nothing_that_knows_checks_or_results(start: str) -> None:
    assert [module for module in sorted(reached_at_import(start)) if within(module, UNKNOWN_TO_WORKERS)] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    edges = {
        module: {one.imported for one in INSIDE if one.importer == module and not one.for_types} - {module}
        for module in MODULES
    }

    assert cycles(edges) == []


def test_torch_is_imported_only_where_it_is_there_already() -> None:
    assert [
        str(one)
        for one in IMPORTS
        if one.at_once and within(one.imported, "torch") and not within(one.importer, TORCH_AT_ONCE)
    ] == []


def test_the_command_line_never_imports_torch_or_numpy() -> None:
    reached = reached_at_import("grader.cli")

    assert [module for module in sorted(reached) if within(module, "torch numpy")] == []


def test_a_circle_and_what_leads_to_it_would_be_seen() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["a", "b", "c"]
