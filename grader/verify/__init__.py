"""The course checks itself: its own solutions are graded like a student's, and its texts are compared."""

from grader.verify.cases import Case, CaseOutcome, cases_of
from grader.verify.course import verify_course
from grader.verify.prompts import prompt_problems

__all__ = ["Case", "CaseOutcome", "cases_of", "prompt_problems", "verify_course"]
