"""From what --cluster says to a connection with a scheduler."""

import importlib.util
import logging
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from grader.errors import InputError

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10.0
NODE_SECONDS = 60.0
_ADDRESS = re.compile(r"((tcp|tls|ws|wss|ucx|ucxx)://)?(\[[0-9a-fA-F:.%]+\]|[^\s/:\[\]]+):\d{1,5}")


class Cluster(Protocol):
    """A cluster whose scheduler runs here, and ends with it."""

    def close(self, timeout: float | None = None) -> object:
        """End the nodes and the scheduler."""
        ...


@dataclass(frozen=True)
class Connection:
    """A client of a scheduler; `wait` is how long a run without a node waits for one, in seconds."""

    client: "Client"
    address: str
    wait: float
    cluster: Cluster | None = None

    def close(self) -> None:
        """Leave the scheduler, and end what was started here."""
        self.client.close(timeout=CONNECT_SECONDS)
        if self.cluster is not None:
            self.cluster.close()


def demand_extra(module: str = "distributed") -> None:
    """Raise InputError, with the way out, where the packages for a cluster are not installed."""
    if importlib.util.find_spec(module) is None:
        raise InputError(
            "--cluster", "the packages for it (pip install 'tensor-grader[cluster]')", f"no package {module}"
        )


def demand_address(address: str) -> str:
    """Return the address; raise InputError where it cannot be that of a scheduler."""
    if _ADDRESS.fullmatch(address) is None:
        raise InputError("--cluster", "tcp://host:port, tls://host:port or slurm", repr(address))
    return address


def connect(address: str) -> Connection:
    """Connect to the scheduler; raise InputError where none answers."""
    demand_extra()
    quieten()
    from distributed import Client

    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="grader")
    except (OSError, ValueError, TypeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(address, "a dask scheduler that answers", reason) from error
    return Connection(client, address, NODE_SECONDS)


def quieten() -> None:
    """Keep what dask logs and warns of from the terminal: what matters is told by the engine, in one line."""
    logging.disable(logging.CRITICAL)  # dask gives each of its loggers a level and an output of its own
    warnings.filterwarnings("ignore", module=r"distributed|dask")
