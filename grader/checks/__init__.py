"""What a check author imports: expectations about the answers of the student's functions."""

from grader.checks.devices import has_device, on, without_device
from grader.checks.expect import expect, fail, require
from grader.checks.gradients import detached, rebuilt
from grader.checks.mistakes import near, raised

__all__ = [
    "detached", "expect", "fail", "has_device", "near", "on", "raised", "rebuilt", "require", "without_device"
]  # fmt: skip
