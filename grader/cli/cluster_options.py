"""`--cluster` and `--cluster-config`: where a class is graded, if not on this machine."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from grader.batch.engine import Engine
from grader.batch.grading import Options
from grader.batch.local import LocalEngine
from grader.errors import InputError
from grader.results import Text
from grader.session.messages import Setup
from reports.sanitise import plain

if TYPE_CHECKING:
    from grader.batch.cluster.connect import Connection

_Command = TypeVar("_Command", bound=Callable[..., object])


def cluster_options(command: _Command) -> _Command:
    """Add --cluster and --cluster-config."""
    command = click.option(
        "--cluster-config",
        type=click.Path(path_type=Path),
        help="TOML file with a site's settings for --cluster slurm.",
    )(command)
    return click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Grade on the workers of a dask scheduler (tcp://host:port), or on Slurm's nodes (slurm).",
    )(command)


def engine_maker(
    address: str | None, config: Path | None, options: Options, jobs: int | None
) -> Callable[[Setup, int], Engine]:
    """Return what makes the engine for these options: that of this machine where none names a cluster.

    `jobs` are the submissions at a time on all nodes together, None for as many as they take. Raise
    InputError where the options cannot be used.
    """
    if address is None:
        if config is not None:
            raise InputError("--cluster-config", "--cluster slurm beside it", "no --cluster")
        return LocalEngine
    connect = _connector(address, config)

    def make(setup: Setup, _cores: int) -> Engine:
        from grader.batch.cluster.engine import ClusterEngine

        def tell(line: Text) -> None:
            click.echo(plain(f"grader: {line.in_language(options.language)}"), err=True)

        return ClusterEngine(setup, connect, options.allow_isolation, jobs, tell)

    return make


def _connector(address: str, config: Path | None) -> "Callable[[], Connection]":
    """Return what connects to the scheduler; what can be refused without one is refused now."""
    from grader.batch.cluster.connect import connect, demand_address

    if address == "slurm":
        from grader.batch.cluster.slurm import connect_slurm, read_site

        return partial(connect_slurm, read_site(config))
    if config is not None:
        raise InputError("--cluster-config", "--cluster slurm beside it", f"--cluster {address}")
    return partial(connect, demand_address(address))
