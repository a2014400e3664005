"""From how a check ended to its verdict: whose fault it is, and what to tell the student."""

import re
import signal
import traceback
from collections.abc import Sequence

import msgspec
import pytest

from grader.checks import overruns
from grader.checks.describe import reply_over_limit
from grader.checks.errors import explain
from grader.checks.failure import CheckFailure, blame_of, trouble_of
from grader.checks.spelling import did_you_mean, nearest
from grader.checks.texts import Said, bilingual, joined, say
from grader.checks.views import call_text, view_of
from grader.checks.watch import CheckEndless
from grader.errors import GraderError, WorkerKilled
from grader.results.model import Text, Trouble, Verdict
from grader.results.record import CheckRecord
from grader.sandbox.exceptions import StudentLacksModule, StudentLacksName
from grader.sandbox.link import (
    CheckOverran,
    WorkerCrashed,
    WorkerLost,
    WorkerMissing,
    WorkerOverran,
    WorkerTimeout,
)
from grader.sandbox.observations import Opaque
from grader.sandbox.run import LastCall, StudentRun

MAX_TRACEBACK = 20_000

_SEVERITY: tuple[Verdict, ...] = ("internal", "crashed", "memory", "timeout", "error", "failed", "skipped")
# exceptions of a check's own code that no answer of a student can cause
_AUTHORS_OWN = (NameError, ImportError, SyntaxError)
_NO_NAME = re.compile(r"cannot import name '(\w+)'")


def judge(error: BaseException | None, run: StudentRun | None, megabytes: int) -> CheckRecord:
    """Return the record of a check that ended with `error` (None: it ran to its end).

    A lost worker decides, whatever the check made of it: silence is never a pass.
    """
    if run is not None and run.lost is not None:
        record, blame = _lost(run.lost, run, megabytes), blame_of(run.lost)
        is_ours = record.verdict == "internal"
        return msgspec.structs.replace(record, call=blame.call) if blame and not is_ours else record
    if error is None:
        return _ended(run, megabytes)
    if isinstance(error, CheckFailure):
        return CheckRecord(
            verdict="failed",
            mistake=error.mistake,
            text=error.text,
            hint=error.hint,
            call=error.call,
            answer=error.answer,
            expected=error.expected,
            graph=error.graph,
            expected_graph=error.expected_graph,
            trouble=error.trouble,
            traceback=_trace(error),
        )
    trouble = trouble_of(error)
    if trouble is not None:
        return _raised(error, trouble, run, megabytes)
    missing = _missing_name(error, run)
    if missing is not None:
        return _record("error", missing)
    return _by_the_check(error, run)


def _ended(run: StudentRun | None, megabytes: int) -> CheckRecord:
    """Return the record of a check that ran to its end; an end of an iteration is none of the check."""
    stop = run.swallowed_stop() if run is not None else None
    trouble = trouble_of(stop) if stop is not None else None
    if stop is None or trouble is None:
        return CheckRecord(verdict="passed")
    return _raised(stop, trouble, run, megabytes)


def _by_the_check(error: BaseException, run: StudentRun | None) -> CheckRecord:
    """Judge what the check itself raised: an assertion, a bug, or a stumble over the answer."""
    last = run.last_call if run is not None else None
    if isinstance(error, AssertionError | pytest.fail.Exception) and not isinstance(
        error, pytest.FixtureLookupError
    ):
        own = authors_message(error)
        over = reply_over_limit(last.value.type_name) if last and isinstance(last.value, Opaque) else None
        said = over or (Said(own) if own else say("verdict_wrong", name=_prefix(last)))
        return _with_answer(_record("failed", said, trace=_trace(error)), last)
    internal = _record("internal", say("verdict_internal"), trace=_trace(error))
    if isinstance(error, CheckEndless) and last is not None:
        said = say("verdict_endless", name=_prefix(last))
        return _with_answer(_record("timeout", said, trace=_trace(error), doubtful=True), last)
    nothing = last is None and not (run is not None and run.gave_value)
    if isinstance(error, (*_AUTHORS_OWN, GraderError, pytest.FixtureLookupError)) or nothing:
        return internal
    key = "verdict_unusable" if last is not None else "verdict_unusable_name"
    said = say(key, name=_prefix(last), error=type(error).__name__)
    record = _record("failed", said, trace=_trace(error), doubtful=True)
    return _with_answer(record, last)


def with_sub_tests(whole: CheckRecord, parts: Sequence[CheckRecord]) -> CheckRecord:
    """Return the record of a check with sub-tests: the worst of them decides, and says how many failed."""
    failed = [part for part in parts if part.verdict != "passed"]
    if not failed or whole.verdict not in ("passed", "failed"):
        return whole
    worst = min(failed, key=lambda part: _SEVERITY.index(part.verdict))
    text = worst.text or say("verdict_wrong", name=_prefix(None)).text
    said = say("verdict_sub_tests", failed=len(failed), all=len(parts), first=text)
    traces = "\n".join(part.traceback for part in failed)[:MAX_TRACEBACK]
    return msgspec.structs.replace(worst, text=said.text, traceback=traces)


def internal(error: BaseException | None) -> CheckRecord:
    """Return the record of a check that could not be made, by our own fault."""
    key = "verdict_internal"
    if isinstance(error, WorkerKilled):
        key = "verdict_machine" if error.out_of_memory else "verdict_killed"
    return _record("internal", say(key), trace=_trace(error) if error else "")


def skipped(title: Text) -> CheckRecord:
    """Return the record of a check that waits for the one of that title."""
    return _record("skipped", say("verdict_skipped", name=title))


def _record(
    verdict: Verdict,
    said: Said,
    *,
    trouble: Trouble | None = None,
    trace: str = "",
    mistake: str | None = None,
    call: str | None = None,
    doubtful: bool = False,
) -> CheckRecord:
    return CheckRecord(
        verdict=verdict,
        text=said.text,
        hint=said.hint,
        trouble=trouble,
        traceback=trace,
        mistake=mistake,
        call=call,
        doubtful=doubtful,
    )


def _lost(lost: WorkerLost, run: StudentRun, megabytes: int) -> CheckRecord:
    if isinstance(lost, WorkerMissing):
        return internal(lost.error)
    if isinstance(lost, CheckOverran):
        return _record("timeout", say("verdict_overran", seconds=f"{run.check_seconds:g}"))
    if isinstance(lost, WorkerOverran):
        return _record(overruns.VERDICTS[lost.reason], overruns.say_ended(lost.reason, megabytes))
    if isinstance(lost, WorkerTimeout):
        return _record("timeout", say("verdict_timeout", seconds=f"{run.call_seconds:g}"))
    status = lost.status if isinstance(lost, WorkerCrashed) else None
    if status is None:
        return _record("crashed", say("verdict_protocol"), trace=lost.reason)
    return _record("crashed", say("verdict_crashed", how=_how(status)))


def _how(status: int) -> Text:
    if status >= 0:
        return Text(zh=f"退出码 {status}", en=f"exit code {status}")
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = str(-status)
    return Text(zh=f"信号 {name}", en=f"signal {name}")


def _raised(error: BaseException, trouble: Trouble, run: StudentRun | None, megabytes: int) -> CheckRecord:
    """Judge an exception of the student's code."""
    blame = blame_of(error)
    said = _say_exception(error, trouble, run, megabytes)
    meant = did_you_mean(trouble.type, trouble.message, run.known_names() if run is not None else ())
    if meant is not None:
        said = Said(said.text, joined(meant, said.hint) if said.hint else meant)
    return _record(
        "memory" if getattr(error, "__out_of_memory__", False) else "error",
        said,
        trouble=trouble,
        trace=getattr(error, "__traceback_text__", ""),
        mistake=blame.mistake if blame else None,
        call=blame.call if blame else None,
    )


def _say_exception(error: BaseException, trouble: Trouble, run: StudentRun | None, megabytes: int) -> Said:
    if getattr(error, "__out_of_memory__", False):
        return say("verdict_memory", megabytes=megabytes)
    if isinstance(error, SyntaxError) and getattr(error, "__at_import__", False):
        file = trouble.file or ""
        place = file.partition(", ")[2] or (file if run is not None and file in run.source.files else "")
        line = f"{trouble.line or '?'} [{place}]" if place else trouble.line or "?"
        return say("verdict_syntax", line=line, error=trouble.message)
    if isinstance(error, NotImplementedError) and not trouble.message:
        return say("verdict_not_written")
    if refused := overruns.say_refused(error):
        return refused
    if isinstance(error, SystemExit):
        return say("verdict_exit")
    if isinstance(error, RecursionError):
        return say("verdict_recursion")
    if isinstance(error, EOFError) and "reading a line" in trouble.message:
        return say("verdict_input")
    told = f"{trouble.type}: {trouble.message}" if trouble.message else trouble.type
    if getattr(error, "__at_import__", False):
        return _explained("verdict_import", told, trouble)
    return _explained("verdict_error", told, trouble) if trouble.lines else say("verdict_call", error=told)


def _explained(key: str, told: str, trouble: Trouble) -> Said:
    """Return the message of `key`, and after it what the exception usually means."""
    meaning = explain(trouble.type, trouble.message)
    if meaning is None:
        return say(key, error=told)
    said = say(key, error=told.rstrip(" .。!"))
    text = Text(zh=f"{said.text.zh}。{meaning.text.zh}", en=f"{said.text.en}. {meaning.text.en}")
    return Said(text, meaning.hint)


def _missing_name(error: BaseException, run: StudentRun | None) -> Said | None:
    """Return what to say where the student's file lacks the name that the check uses."""
    if isinstance(error, StudentLacksName):
        name, file = error.student_name, error.file
    elif isinstance(error, ModuleNotFoundError) and _is_students(error, run):
        module = str(error.name)
        return say("verdict_no_module", name=module, file=f"{module.replace('.', '/')}.py")
    elif isinstance(error, ImportError) and run is not None and error.name in run.source.modules:
        named = _NO_NAME.match(str(error))  # `name_from` is there since Python 3.12 only
        name = named[1] if named else str(error)
        file = run.source.file_of(error.name)
    else:
        return None
    near = nearest(name, run.known_names() if run else ())
    question = Text(zh=f"你的文件里有 {near}，是不是它？", en=f"Your file has {near}: is it that one?")
    return say("verdict_no_name", file=file, name=name, near=question if near else Text(zh="", en=""))


def _is_students(error: ModuleNotFoundError, run: StudentRun | None) -> bool:
    """Return whether the module that was not found is one for the student to hand in."""
    inside = run is not None and str(error.name).startswith(f"{run.source.module}.")
    return inside or isinstance(error, StudentLacksModule)


def authors_message(error: BaseException) -> Text | None:
    """Return the message that the check's author wrote for an assertion, without pytest's own lines.

    pytest appends "assert 3 == 4": that shows expected values, and stays with the teacher.
    """
    text = str(error.args[0]) if error.args else ""
    if isinstance(error, pytest.fail.Exception):
        text = error.msg or ""
    own = text.partition("\nassert ")[0].strip()
    if not own or own.startswith("assert ") or " != " in own or "DID NOT" in own or len(own) > 1_000:
        return None
    return bilingual(own) if _is_authors(error, own) else None


def _is_authors(error: BaseException, own: str) -> bool:
    """Return whether the text stands in the check's source: library assertions make theirs up."""
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and ("assert" in (frames[-1].line or "") or isinstance(error, pytest.fail.Exception))


def _prefix(last: LastCall | None) -> Text:
    return Text(zh=f"{last.name}：", en=f"{last.name}: ") if last else Text(zh="", en="")


def _with_answer(record: CheckRecord, last: LastCall | None) -> CheckRecord:
    if last is None:
        return record
    text = call_text(last.name, last.args, last.kwargs)
    return msgspec.structs.replace(record, call=text, answer=view_of(last.value))


def _trace(error: BaseException) -> str:
    text = "".join(traceback.format_exception(error, limit=-12, chain=False))
    return (
        text
        if len(text) <= MAX_TRACEBACK
        else text[: MAX_TRACEBACK // 2] + "\n[…]\n" + text[-MAX_TRACEBACK // 2 :]
    )
