"""A result whose every text that a student can set is an attack."""

from msgspec.structs import replace

from grader.results import SourceLine, SubmissionResult, SubmittedFiles, TensorView, Text, Trouble
from tests.reports.builders import check, submission, topic

HOSTILE = (
    "<script>document.title='pwned'</script>"
    "\"'><img src=x onerror=\"document.title='pwned'\">"
    "</style></title></textarea><svg onload=document.title='pwned'>"
    "{{ 7 * 7 }}{% raw %}`code`&lt;\x1b[31mred\x1b[0m"
    "\x00\x07\x08\x7f\x85\u202egnp.exe\u2028\ufeff\udc80\ud83d =cmd|' /C calc'!A0"
)


def hostile() -> SubmissionResult:
    """Return a submission whose every text that a student can set is an attack."""
    both = Text(zh=HOSTILE, en=HOSTILE)
    trouble = Trouble(
        type=HOSTILE,
        message=HOSTILE,
        file=HOSTILE,
        line=1,
        lines=[SourceLine(number=1, text=HOSTILE + "\n" + "x" * 5000, marked=True)],
    )
    answer = TensorView(kind=HOSTILE, shape=[2, 2], dtype=HOSTILE, values=[HOSTILE] * 4, marked=[0, 3, 99])
    value = TensorView(kind="str", values=[HOSTILE * 50], marked=[0])
    checks = [
        check(
            "test_a", both, "error", message=both, hint=both, trouble=trouble, call=HOSTILE, output=HOSTILE
        ),
        check("test_b", both, "failed", message=both, mistake=HOSTILE, answer=answer, expected=value),
        check("test_c", both, "skipped", message=both),
        check("test_d", both, output=HOSTILE),
    ]
    result = submission([topic("dim_sums", checks, notes=[both])], student=HOSTILE)
    files = SubmittedFiles(files={HOSTILE: HOSTILE}, ignored=[HOSTILE])
    return replace(result, submission=files, notes=[both], started=HOSTILE, torch=HOSTILE)
