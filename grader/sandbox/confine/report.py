"""How a trial's workers report: a line of JSON for each attempt, over a pipe."""

import json
import os
import select
import signal
import time
from typing import Final

_PATIENCE: Final = 20.0
"""Seconds for one trial; on an idle machine it takes less than a tenth of one."""

Report = dict[str, str | bool | None]


def send(writer: int, report: Report) -> None:
    """Write one line to the pipe; it is short enough to go in whole."""
    os.write(writer, json.dumps(report).encode() + b"\n")


def collect(reader: int, child: int) -> list[Report]:
    """Return the lines that came until all writers had ended; kill and reap `child`, their first process."""
    data = b""
    deadline = time.monotonic() + _PATIENCE
    while select.select([reader], [], [], max(0.0, deadline - time.monotonic()))[0]:
        part = os.read(reader, 65536)
        if not part:
            break
        data += part
    else:
        os.kill(child, signal.SIGKILL)
    os.close(reader)
    os.waitpid(child, 0)
    return [json.loads(line) for line in data.splitlines(keepends=True) if line.endswith(b"\n")]
