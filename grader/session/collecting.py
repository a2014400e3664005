"""Collect a topic's checks again for one submission, where they need its values while they are imported.

`from bank import Account` at the top of a check file is a name to be when the checks are collected for all.
That is enough for functions; a class to derive from, an exception for `pytest.raises` or a constant in
`parametrize` must be the student's own. Such files are collected in the session, after the student's
module is there.
"""

import inspect
from collections.abc import Collection

import pytest

from grader.checks.conftests import Conftests
from grader.checks.imports import TopicImports, forget_file
from grader.checks.plugin import check_id, title_of
from grader.sandbox.run import StudentRun
from grader.session.messages import PlannedCheck

MAX_SOURCE = 20_000


def needs_values(functions: Collection[str], imports: TopicImports) -> bool:
    """Return whether the check file asked, while it was collected, for more than these plain functions."""
    return bool(imports.student.__asked__ - set(functions))


def collect_again(
    session: pytest.Session,
    file: pytest.Module,
    imports: TopicImports,
    conftests: Conftests,
    run: StudentRun,
) -> list[pytest.Item]:
    """Return the checks of the file, collected with the run's module behind its imports; [] if that fails."""
    imports.forget()
    forget_file(file.path)
    imports.student.__attach__(run, collecting=True)
    conftests.load(file.path.parent.name, file.path.parent, imports)
    conftests.give_fixtures(file)
    fresh = pytest.Module.from_parent(file.parent, path=file.path)
    try:
        return list(session.genitems(fresh))
    finally:
        imports.student.__attach__(run)


def planned(item: pytest.Item) -> PlannedCheck:
    """Return what the plan says of a collected check."""
    marker = item.get_closest_marker("points")
    points = marker.args[0] if marker is not None and marker.args else None
    return PlannedCheck(
        id=check_id(item),
        titles=title_of(item),
        points=float(points) if points is not None else None,
        source=_source(item),
    )


def _source(item: pytest.Item) -> str:
    try:
        return inspect.getsource(getattr(item, "function"))[:MAX_SOURCE]  # noqa: B009 (pytest.Item has none)
    except (OSError, TypeError, AttributeError):
        return ""
