"""Every attack gets its verdict and nothing else, and costs no honest neighbour a point.

The whole corpus, attacks and honest files together, is graded as one class in every mode: as root, as an
ordinary user, and with namespaces denied. What is asked of each file stands at its top (see `corpus`).
"""

import functools
import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from grader.sandbox.budget import check_seconds
from tests.hostile.corpus import ATTACKS, CHECKS, ENTRIES, HONEST, Entry
from tests.hostile.inert import OWN_TOOLS, live_parts
from tests.hostile.runs import (
    BARE,
    CALL_SECONDS,
    CANARY,
    MODES,
    RUN_SECONDS,
    Mode,
    Run,
    graded,
    supported,
)

if not supported():
    pytest.skip("what is looked at is Linux's", allow_module_level=True)

Runs = Callable[[Mode], Run]
MAX_RESULT_BYTES = 2 << 20
MODE_NAMES = [mode.name for mode in MODES]
by_mode = pytest.mark.parametrize("mode", MODES, ids=MODE_NAMES)


def handed_in(mode: Mode, entries: list[Entry] = ENTRIES) -> list[Entry]:
    """Return those of the files that are graded in the mode."""
    if mode is BARE:
        return [entry for entry in entries if entry.says("bare")]
    return [entry for entry in entries if mode is MODES[0] or not entry.once]


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    """Give the run of a mode; each is made once, when it is first asked for."""
    with ExitStack() as stack:

        @functools.cache
        def made(mode: Mode) -> Run | Exception:
            try:
                return stack.enter_context(graded(mode, handed_in(mode)))
            except Exception as error:  # told by every test of the mode, and made once
                return error

        def run(mode: Mode) -> Run:
            found = made(mode)
            if isinstance(found, Exception):
                pytest.fail(f"the class was not graded: {found!r}")
            return found

        yield run


def _cases(entries: list[Entry], aspect: str) -> list[Any]:
    cases = []
    for mode in MODES:
        for entry in handed_in(mode, entries):
            reason = entry.still_succeeds(aspect, mode.tier)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            cases.append(pytest.param(mode, entry, id=f"{mode.name}-{entry.id}", marks=marks))
    return cases


def _checks(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    (topic,) = result["topics"]
    return {check["id"]: check for check in topic["checks"]}


def _verdicts(result: dict[str, Any]) -> dict[str, str]:
    """Return the verdicts by check; "missing" for all where there is nothing to grade."""
    verdicts = {name: check["verdict"] for name, check in _checks(result).items()}
    return verdicts or dict.fromkeys(CHECKS, result["topics"][0]["status"])


# --- each file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mode", "entry"), _cases(ENTRIES, "verdicts"))
def test_each_file_gets_its_verdicts(runs: Runs, mode: Mode, entry: Entry) -> None:
    """Every copy is graded to its end, and each check has the verdict that the file says."""
    run = runs(mode)
    results = run.results(entry)
    if entry.says("row") == "refused":
        assert results == []
        return
    wanted = entry.verdicts(mode.tier)

    assert [result["status"] for result in results] == ["graded"] * entry.copies
    odd = {
        name: (verdict, _checks(result).get(name, {}).get("message", "")[:300])
        for result in results
        for name, verdict in _verdicts(result).items()
        if verdict not in wanted[name]
    }
    assert odd == {}


def _with_claims(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if {"manages", "says"} & {key for key, _ in entry.header}]


@pytest.mark.parametrize(("mode", "entry"), _cases(_with_claims(ENTRIES), "manages"))
def test_an_attack_manages_no_more_than_it_says(runs: Runs, mode: Mode, entry: Entry) -> None:
    """The answer of `attack` is what the attack found or did."""
    manages, says = entry.says("manages", mode.tier), entry.says("says", mode.tier)
    for result in runs(mode).results(entry):
        check = _checks(result)["test_attack"]
        answer = (check["answer"] or {"values": [None]})["values"][0]
        if manages is not None:
            assert re.fullmatch(manages, str(answer)), answer
        if says is not None:
            assert re.search(says, check["message"]), check["message"]


def _without_refused(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.says("row") != "refused"]


@pytest.mark.parametrize(("mode", "entry"), _cases(_without_refused(ENTRIES), "harmless"))
def test_what_is_left_of_a_file_is_harmless(runs: Runs, mode: Mode, entry: Entry) -> None:
    """Result and report hold no canary and nothing live, give points for what passed, and are small."""
    run = runs(mode)
    for folder, result in zip(run.folders(entry), run.results(entry), strict=True):
        text = (folder / "result.json").read_text(encoding="utf-8")
        page = (folder / "report.html").read_text(encoding="utf-8")
        review = (folder / "review.html").read_text(encoding="utf-8")

        assert CANARY.findall(text + page) == []
        assert live_parts(page) == live_parts(review) == []
        assert len(text) < MAX_RESULT_BYTES
        assert len(page) < 2 * MAX_RESULT_BYTES
        for check in _checks(result).values():
            assert check["score"] == (check["points"] if check["verdict"] == "passed" else 0.0)
        assert result["isolation"]["tier"] == mode.tier
        most = check_seconds(CALL_SECONDS)  # one check may be ended by that; the others have calls
        assert result["seconds"] < (CALL_SECONDS + 2) * len(_checks(result)) + most


# --- the class as a whole -------------------------------------------------------------------------------


@by_mode
def test_every_honest_neighbour_has_full_marks(runs: Runs, mode: Mode) -> None:
    """Nobody pays for who is graded before, after or beside them."""
    run = runs(mode)
    scores = {entry.id: [result["score"] for result in run.results(entry)] for entry in HONEST}

    assert {name: found for name, found in scores.items() if found != [10.0]} == {}


@by_mode
def test_what_is_refused_has_a_row_that_says_why(runs: Runs, mode: Mode) -> None:
    """Only those submissions are refused that must be."""
    run = runs(mode)
    refused = {name for name, row in run.rows().items() if row["status"] != "graded"}

    assert refused == {entry.id for entry in ATTACKS if entry.says("row") == "refused"}
    assert all(run.rows()[name]["problem"] for name in refused)
    assert len(run.rows()) == sum(entry.copies for entry in handed_in(mode))
    assert run.watched.process.returncode == (3 if refused else 0)


@by_mode
def test_the_class_ends_within_its_limits(runs: Runs, mode: Mode) -> None:
    """No attack holds the class up beyond the limit of its calls."""
    assert runs(mode).seconds < RUN_SECONDS


@by_mode
def test_no_process_is_left(runs: Runs, mode: Mode) -> None:
    """Whatever was started has ended."""
    watched = runs(mode).watched

    assert watched.seen
    assert watched.left_over() == []


@by_mode
def test_no_file_is_left(runs: Runs, mode: Mode) -> None:
    """Nothing was written but the results; folders for temporary files are empty again."""
    run = runs(mode)

    assert list(run.watched.temporary.iterdir()) == []
    assert run.after.escaped == frozenset()


@by_mode
def test_no_shared_memory_is_left(runs: Runs, mode: Mode) -> None:
    """Neither by name in /dev/shm, nor as System V segments, queues and semaphores."""
    run = runs(mode)

    assert run.after.shared_memory <= run.before.shared_memory
    assert run.after.segments <= run.before.segments


@by_mode
def test_no_mount_is_left(runs: Runs, mode: Mode) -> None:
    """The machine's file systems are as before."""
    run = runs(mode)

    assert run.after.mounts <= run.before.mounts


@by_mode
def test_the_class_page_and_the_output_are_harmless(runs: Runs, mode: Mode) -> None:
    """Neither holds a canary, a formula, a workflow command or anything live."""
    run = runs(mode)
    page = (run.out / "index.html").read_text(encoding="utf-8")
    table = (run.out / "grades.csv").read_text(encoding="utf-8-sig")
    told = run.watched.process.stdout + run.watched.process.stderr

    assert CANARY.findall(page + table + told) == []
    assert sorted(set(live_parts(page))) == sorted(OWN_TOOLS)
    assert page.count("<script") == 1
    assert not re.search(r"(^|,)\"?\s*[=+@\t]", table, re.MULTILINE)
    assert not re.search(r"^\s*(::|##\[)", told, re.MULTILINE)
    assert "\x1b" not in told


# --- without layers -------------------------------------------------------------------------------------


@pytest.mark.skipif(os.environ.get("GRADER_DENY_LAYERS") is not None, reason="layers are denied by hand")
@pytest.mark.parametrize("entry", [pytest.param(one, id=one.id) for one in ATTACKS if one.says("bare")])
def test_an_attack_succeeds_where_no_layer_is_raised(runs: Runs, entry: Entry) -> None:
    """What is denied above is denied by the sandbox, not by an attack that does not work."""
    for result in runs(BARE).results(entry):
        answer = (_checks(result)["test_attack"]["answer"] or {"values": [None]})["values"][0]

        assert re.search(entry.says("bare") or "", str(answer)), (
            answer,
            _checks(result)["test_attack"]["message"],
        )


# --- the corpus itself ----------------------------------------------------------------------------------


def test_the_corpus_is_as_large_as_promised() -> None:
    """Every class has its attacks."""
    assert len(ATTACKS) >= 120
    assert len(HONEST) >= 25


@pytest.mark.parametrize("entry", [pytest.param(one, id=one.id) for one in ENTRIES])
def test_each_file_says_what_it_does(entry: Entry) -> None:
    """A sentence stands at its top; what attacks the grading must not get full marks for it."""
    assert entry.says("honest" if entry.honest else "attack")
    if entry.group in ("forging", "stealing", "exhaustion", "escape", "gaming"):
        assert any("passed" not in verdicts for verdicts in entry.verdicts("full").values())
