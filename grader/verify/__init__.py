"""The course checks itself: its own solutions are graded like a student's, and its texts are compared.

`cases` are solutions with a known outcome and `course` grades them; `prompts` and `lint` look at texts and at
checks that never fail; `mutants` changes the references in every small way and wants each change caught.
"""

from grader.verify.cases import Case, CaseOutcome, cases_of
from grader.verify.course import verify_course
from grader.verify.lint import missing_texts, unfailed
from grader.verify.prompts import prompt_problems

__all__ = [
    "Case",
    "CaseOutcome",
    "cases_of",
    "missing_texts",
    "prompt_problems",
    "unfailed",
    "verify_course",
]
