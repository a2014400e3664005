"""An autograder for Gradescope, made of a course: the zip that a teacher uploads."""

from grader.authoring.gradescope.bundle import write_autograder

__all__ = ["write_autograder"]
