"""The watch, driven in a real terminal: saves, keys, and whatever editors and students do half-way."""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

import pytest

from tests.builders import environment, run_grader
from tests.kit.courses import DOUBLE_RIGHT, DOUBLE_STUB, DOUBLE_WRONG, small_kit
from tests.kit.terminal import SECONDS, Terminal

READY = "q quit"
LOOP = "def double(x):\n    while True:\n        pass\n\n\ndef half(x):\n    return x / 2\n"


@pytest.fixture(scope="module")
def made_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_kit(tmp_path_factory.mktemp("kit"))


@pytest.fixture
def kit(made_kit: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made_kit, tmp_path / "kit")


@pytest.fixture
def watch(kit: Path) -> Iterator[Terminal]:
    """A watch of the first topic that has shown the stub's report."""
    terminal = Terminal(kit, "watch", "double", "--lang", "en", "--timeout", "60")
    try:
        terminal.wait("Doubling  0/2  not begun yet", READY)
        yield terminal
    finally:
        terminal.close()


def save(kit: Path, text: str, name: str = "double.py") -> None:
    (kit / "work" / name).write_text(text, encoding="utf-8")


def test_a_save_is_checked(kit: Path, watch: Terminal) -> None:
    save(kit, DOUBLE_WRONG)
    watch.wait("✗ Doubling  1/2", "double(2)", "░ 0/2")

    save(kit, DOUBLE_RIGHT)

    watch.wait("✓ Doubling  2/2", "Passed! Press n for the next topic.", "█", " 1/2")


def test_an_editor_may_save_by_renaming(kit: Path, watch: Terminal) -> None:
    for number, text in enumerate([DOUBLE_WRONG, DOUBLE_RIGHT]):
        fresh = kit / "work" / f".double.py.{number}.swp"
        fresh.write_text(text)
        os.rename(kit / "work" / "double.py", kit / "work" / "double.py~")
        os.rename(fresh, kit / "work" / "double.py")
        watch.wait(f"Doubling  {number + 1}/2")


def test_half_a_line_is_told_with_its_place(kit: Path, watch: Terminal) -> None:
    save(kit, "def double(x):\n    return (x\n")
    watch.wait("SyntaxError", "line 2", "▶    2 │     return (x")

    save(kit, DOUBLE_RIGHT)

    watch.wait("✓ Doubling  2/2", without="SyntaxError")


def test_the_next_save_ends_an_endless_loop(kit: Path, watch: Terminal) -> None:
    watch.wait_for(lambda _: len(watch.running()) == 1, "the worker zygote alone")
    save(kit, LOOP)
    watch.wait("Checking…")

    save(kit, DOUBLE_RIGHT)

    # the loop alone would take the 60 seconds of a call, and two more saves are checked after it
    watch.wait("✓ Doubling  2/2", without="Checking…")
    save(kit, DOUBLE_WRONG)
    watch.wait("✗ Doubling  1/2")
    watch.wait_for(lambda _: len(watch.running()) == 1, "the worker zygote alone")


def test_a_loop_is_given_up_by_leaving_too(kit: Path, watch: Terminal) -> None:
    save(kit, LOOP)
    watch.wait("Checking…")

    watch.press("q")

    watch.wait("ended 0")


def test_the_next_topic_is_begun_by_a_key(kit: Path, watch: Terminal) -> None:
    watch.press("n")
    watch.wait("Greeting  0/1  not begun yet")

    save(kit, "def greet(name):\n    return f'hi {name}'\n", "greet.py")

    watch.wait("✓ Greeting  1/1")


def test_hints_come_one_by_one(watch: Terminal) -> None:
    watch.press("h")
    watch.wait("Hint 1/2  Think of a sum")

    watch.press("h")

    watch.wait("Hint 2/2  A number and itself", without="Hint 1/2")


def test_a_topic_is_chosen_from_the_list(watch: Terminal) -> None:
    watch.press("l")
    watch.wait("▶ · Doubling", "Greeting  greet")
    watch.press("Down")
    watch.wait("▶ · Greeting")

    watch.press("Enter")

    watch.wait("Greeting  0/1  not begun yet", READY)


def test_starting_over_is_asked_for_and_keeps_a_copy(kit: Path, watch: Terminal) -> None:
    save(kit, DOUBLE_WRONG)
    watch.wait("Doubling  1/2")
    watch.press("r")
    watch.wait("Start “Doubling” over?")
    watch.press("x")
    watch.wait(READY, without="over?")
    assert (kit / "work" / "double.py").read_text() == DOUBLE_WRONG

    watch.press("r")
    watch.wait("over?")
    watch.press("y")

    watch.wait("Started over.", "not begun yet")
    assert (kit / "work" / "double.py").read_text() == DOUBLE_STUB
    assert (kit / "work" / ".grader" / "before_reset" / "double.py").read_text() == DOUBLE_WRONG


def test_the_full_report_is_written(kit: Path, watch: Terminal) -> None:
    save(kit, DOUBLE_WRONG)
    watch.wait("Doubling  1/2")

    watch.press("o")

    watch.wait("The full report:")
    assert "double: 2 becomes 4" in (kit / "work" / "report.html").read_text()


def test_processes_that_went_away_are_started_anew(kit: Path, watch: Terminal) -> None:
    os.kill(watch.host(), signal.SIGKILL)

    save(kit, DOUBLE_RIGHT)

    watch.wait("✓ Doubling  2/2")


def test_a_file_may_go_and_come_back(kit: Path, watch: Terminal) -> None:
    (kit / "work" / "double.py").unlink()
    watch.wait("double.py is gone.")

    save(kit, DOUBLE_RIGHT)

    watch.wait("✓ Doubling  2/2")


def test_the_whole_folder_may_go_and_come_back(kit: Path, watch: Terminal) -> None:
    shutil.rmtree(kit / "work")
    watch.wait("double.py is gone.")

    (kit / "work").mkdir()
    save(kit, DOUBLE_RIGHT)

    watch.wait("✓ Doubling  2/2")


def test_saving_another_topic_goes_to_it(kit: Path, watch: Terminal) -> None:
    save(kit, "def greet(name):\n    return f'hi {name}'\n", "greet.py")

    watch.wait("✓ Greeting  1/1")


def test_a_stub_that_is_copied_is_no_reason_to_go(kit: Path, watch: Terminal) -> None:
    run_grader("start", cwd=kit)
    save(kit, DOUBLE_WRONG)

    watch.wait("✗ Doubling  1/2")


def test_the_picture_fits_a_window_of_any_size(kit: Path, watch: Terminal) -> None:
    save(kit, DOUBLE_WRONG)
    watch.wait("Your code returned")

    watch.resize(40, 12)

    shown = watch.wait("more lines: o opens", "n next", without="Your code returned")
    assert max(map(len, shown.splitlines())) <= 40
    watch.resize(90, 40)
    watch.wait("Your code returned", READY)


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("C-c", 0)])
def test_the_terminal_is_as_it_was(kit: Path, watch: Terminal, key: str, code: int) -> None:
    watch.press(key)

    watch.wait(f"ended {code}", without="Doubling")
    watch.wait_for(lambda _: (kit / "after").is_file() and (kit / "after").stat().st_size > 0, "stty")
    assert (kit / "after").read_text() == (kit / "before").read_text()


ESCAPES = """\
def double(x):
    raise ValueError("\\x1b[2Jgone\\x1b]0;title\\x07")


def half(x):
    return x / 2
"""


def test_escapes_of_a_student_do_not_reach_the_terminal(kit: Path, watch: Terminal) -> None:
    save(kit, ESCAPES)

    watch.wait("ValueError: gone", "Small course")


def test_without_a_terminal_each_report_is_printed(kit: Path) -> None:
    """No keys and no picture; an interrupt ends it as everywhere."""
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "watch", "double", "--lang", "en"],
        cwd=kit, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="utf-8",
        # whoever runs the tests in the background has them ignore interrupts, and what they start as well
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            assert read_until(process.stdout, "not begun yet").count("\x1b") == 0
            save(kit, DOUBLE_RIGHT)
            assert "✓ Doubling  2/2" in read_until(process.stdout, "Everything passed")
            process.send_signal(signal.SIGINT)
            assert process.wait(SECONDS) == 0
        finally:
            process.kill()


def read_until(stream: IO[str], text: str) -> str:
    """Return what comes up to the line with the text; the test ends with its time where none comes."""
    read = ""
    deadline = time.monotonic() + SECONDS
    while text not in read:
        assert select.select([stream], [], [], max(0.0, deadline - time.monotonic()))[0], read
        read += os.read(stream.fileno(), 65536).decode()
    return read


def test_a_topic_without_samples_is_no_end(kit: Path, watch: Terminal) -> None:
    (kit / "exercises" / "greet" / "samples.py").unlink()
    watch.press("q")
    watch.wait("ended 0")
    again = Terminal(kit, "watch", "greet", "--lang", "en")
    try:
        again.wait("samples.py, found none")
        again.press("n")
        again.wait("Doubling  0/2")
    finally:
        again.close()


def test_a_watch_gives_no_json(kit: Path) -> None:
    done = run_grader("watch", "double", "--json", cwd=kit)

    assert done.returncode == 2
    assert "no --json for a watch" in done.stderr
