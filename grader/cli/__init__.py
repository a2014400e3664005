"""The command line: one short module a command; torch is never imported in this process."""

from grader.cli.app import main

__all__ = ["main"]
