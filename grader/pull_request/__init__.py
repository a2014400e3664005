"""Pull requests: what a student changed, taken out of git without trusting anything else in it.

Two commits are read by git's plumbing, never checked out. The course (checks, settings, data) comes from
the base; from the head come the students' files alone, as bytes, by a list of what is allowed:

    base ── exercises/, solutions/, …  ──► a temporary folder ──► the course
    head ── submissions/<student>/<topic>.py ──► a submission, read as every other

Whatever else the head holds (workflows, checks, conftest.py, links, submodules, other students' folders)
is left alone, and told with its reason.
"""

from grader.pull_request.changes import Left, Plan, StudentChange, plan_changes
from grader.pull_request.git import Repository
from grader.pull_request.rules import Layout, Rules
from grader.pull_request.trusted import TrustedFiles

__all__ = [
    "Layout",
    "Left",
    "Plan",
    "Repository",
    "Rules",
    "StudentChange",
    "TrustedFiles",
    "plan_changes",
]
