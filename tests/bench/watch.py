"""From a save to its verdict: a watch that is warm, against plain pytest started at the save."""

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import classes
from tests.bench.figures import ROOT, Figure

TOPIC = "dim_sums"
TURNS = 3
SECONDS = 60.0


def watch() -> list[Figure]:
    """Save a right and a wrong answer in turn, and wait until the picture shows the verdict."""
    with tempfile.TemporaryDirectory() as name:
        kit = Path(name) / "kit"
        subprocess.run(
            [sys.executable, "-m", "grader", "release", "--course", str(ROOT), "--out", str(kit)],
            check=True,
            capture_output=True,
        )
        ours = _from_save_to_verdict(kit)
        shutil.copy(ROOT / "solutions" / TOPIC / "reference.py", kit / "work" / f"{TOPIC}.py")
        against = min(classes.plain(kit / "work", [TOPIC], kit, "samples") for _ in range(TURNS))
    return [Figure("save to verdict in a watch", ours, against, "plain pytest on the same samples")]


def _from_save_to_verdict(kit: Path) -> float:
    """Return the least seconds between a save and the picture with its verdict."""
    solutions = ROOT / "solutions" / TOPIC
    turns = [
        ((solutions / "wrong" / "other_dim.py").read_bytes(), b" 4/6"),
        ((solutions / "reference.py").read_bytes(), b" 6/6"),
    ]
    command = [sys.executable, "-m", "grader", "watch", TOPIC, "--lang", "en"]
    main, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "40"}
    with subprocess.Popen(
        command, cwd=kit, stdin=terminal, stdout=terminal, env=environment, start_new_session=True
    ) as process:
        os.close(terminal)
        try:
            _read_until(main, b" 0/6")
            times = []
            for turn in range(2 * TURNS):
                text, verdict = turns[turn % 2]
                start = time.perf_counter()
                (kit / "work" / f"{TOPIC}.py").write_bytes(text)
                _read_until(main, verdict)
                times.append(time.perf_counter() - start)
        finally:
            process.send_signal(signal.SIGTERM)
            while _read(main):
                pass
    os.close(main)
    return min(times)


def _read_until(descriptor: int, text: bytes) -> None:
    read = b""
    deadline = time.monotonic() + SECONDS
    while text not in read:
        if not select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError(f"no {text!r} in {read[-500:]!r}")
        read += _read(descriptor)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other side has ended
        return b""
