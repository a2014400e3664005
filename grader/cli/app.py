"""The `grader` command: its sub-commands, and the one place where an error becomes an exit code."""

import importlib
import os
import sys
import traceback

import click

from grader import __version__
from grader.errors import GraderError, InputError
from reports.sanitise import log_line

USAGE, INTERNAL, INTERRUPTED = 2, 3, 130
_COMMANDS = (
    "start", "check", "watch", "hint", "submit",
    "list", "grade", "batch", "ci", "verify", "new", "export", "release", "doctor",
)  # fmt: skip


class _Commands(click.Group):
    """Imports a command's module when it is asked for: `--help` and `list` need little."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a first encounter."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"grader.cli.{cmd_name}_command")
        command = module.command
        assert isinstance(command, click.Command)
        return command


@click.command(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="grader")
def cli() -> None:
    """Grade PyTorch exercises: hidden checks, a sandbox, and feedback that teaches."""


def main() -> None:
    """Run the command line and exit: 0 passed, 1 something failed, 2 unusable input, 3 our own fault."""
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    try:
        code = cli.main(arguments, prog_name="grader", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.ClickException as error:
        _say(error.format_message())
        return USAGE
    except InputError as error:
        _say(str(error))
        return USAGE
    except GraderError as error:
        _say(str(error))
        return INTERNAL
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERNAL
    except Exception as error:  # the top of the command line: no traceback of ours is shown
        if os.environ.get("GRADER_TRACEBACK"):
            traceback.print_exc()
        _say(f"internal error, {type(error).__name__}: {error} (GRADER_TRACEBACK=1 shows where)")
        return INTERNAL


def _say(line: str) -> None:
    """Write one line to the standard error, with nothing in it that a terminal or a CI service would obey."""
    sys.stderr.write(log_line("grader:", line) + "\n")
