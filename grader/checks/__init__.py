"""What a check author imports: expectations about the answers of the student's functions."""

from grader.checks.expect import expect, fail, require
from grader.checks.gradients import detached, rebuilt
from grader.checks.mistakes import near, raised

__all__ = ["detached", "expect", "fail", "near", "raised", "rebuilt", "require"]
