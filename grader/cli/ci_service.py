"""What a CI service reads besides the exit code: its log, and the files that it names in the environment."""

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from reports.annotations import Annotation
from reports.sanitise import log_line


class Service:
    """GitHub's service or one that reads like it; `quiet` writes nothing to the log.

    While `logging`, the runner is told to obey no command, so that nothing that a student wrote can be one
    even where a line of the log were wrong.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._github = os.environ.get("GITHUB_ACTIONS") == "true"
        # GitLab shows reports from files, and workflow commands would be noise in its log
        self._annotates = not quiet and "GITLAB_CI" not in os.environ

    @contextmanager
    def logging(self) -> Iterator[None]:
        """Keep the runner from obeying what is written meanwhile."""
        if self._quiet or not self._github:
            yield
            return
        token = secrets.token_hex(16)
        click.echo(f"::stop-commands::{token}")
        try:
            yield
        finally:
            click.echo(f"::{token}::")

    def log(self, said: str, text: str) -> None:
        """Write one line, our own words first."""
        if not self._quiet:
            click.echo(log_line(said, text))

    def annotate(self, found: Iterable[Annotation]) -> None:
        """Show the remarks beside the lines that they are about."""
        if self._annotates:
            for one in found:
                click.echo(one.command())

    def summarise(self, markdown: str) -> None:
        """Add to the summary of the job, where the service takes one."""
        _append("GITHUB_STEP_SUMMARY", markdown)

    def put_out(self, values: Mapping[str, str]) -> None:
        """Set the outputs of the step, where the service takes them."""
        lines = []
        for name, value in values.items():
            # a delimiter that no value can know, so that none can end its own block
            delimiter = f"grader_{secrets.token_hex(16)}"
            lines += [f"{name}<<{delimiter}", value, delimiter]
        _append("GITHUB_OUTPUT", "\n".join(lines) + "\n")


def _append(variable: str, text: str) -> None:
    path = os.environ.get(variable)
    if path:
        with Path(path).open("a", encoding="utf-8", errors="replace") as file:
            file.write(text)
