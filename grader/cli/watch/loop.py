"""The loop of the watch: it waits for a key, a save, a result or a new window, and does what each asks for.

Only this thread touches the state. Saves are told by one other thread, and a third starts the processes that
check; both ring the bell that the loop waits on.
"""

import contextlib
import os
import select
import signal
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from grader.cli.hint_lines import hint_lines
from grader.cli.student import prompt_of
from grader.cli.watch.changes import Changes, Wake
from grader.cli.watch.keys import Keys
from grader.cli.watch.screen import Screen
from grader.cli.watch.state import State
from grader.errors import GraderError, InputError, InternalError
from grader.kit.checking import Checker, Checking
from grader.kit.hints import give_hint
from grader.kit.warm import Run
from grader.results import Text
from reports import student_report

MAX_FAILURES = 3
_RESET = Text(zh="已重新开始。原来的内容在 {path}", en="Started over. What was there is kept in {path}")
_NO_STUB = Text(zh="这个练习没有可以重新开始的文件。", en="This topic has no file to start over from.")
_WRITTEN = Text(zh="完整报告：{path}", en="The full report: {path}")
_NO_REPORT = Text(zh="还没有结果可以打开。", en="There is no result to open yet.")
_ALL_DONE = Text(zh="全部练习都通过了！", en="Every topic has passed!")


class Watch:
    """One watch, from the first picture to the last key; `make_checker` starts the processes that check."""

    def __init__(self, state: State, make_checker: Callable[[], Checker]) -> None:
        self._state = state
        self._make_checker = make_checker
        self._wake = Wake()
        self._checker: Checker | None = None
        self._failure: GraderError | None = None
        self._warming: threading.Thread | None = None
        self._checking: Checking | None = None
        self._checked = ""  # the fingerprint of the files that the result, or the check under way, is about
        self._failed = 0  # times in a row
        self._quit = False

    def run(self) -> None:
        """Watch until the student quits; raises what keeps the checks from starting."""
        state = self._state
        before = signal.signal(signal.SIGWINCH, lambda *_: self._wake.ring())
        try:
            with (
                Screen() as screen,
                Keys() as keys,
                Changes(state.folder, state.course.topics, self._wake) as changes,
            ):
                self._warm()
                while not self._quit:
                    state.look()
                    screen.draw(state)
                    self._wait(keys, changes)
        finally:
            signal.signal(signal.SIGWINCH, before)
            self._close()
        if self._failure is not None:
            raise self._failure

    def _wait(self, keys: Keys, changes: Changes) -> None:
        """Wait for anything to happen, and do what it asks for."""
        running = self._checking.waiting if self._checking is not None else []
        waiting: list[Wake | Run | int] = [self._wake, *keys.descriptors, *running]
        ready = select.select(waiting, [], [])[0]
        if self._wake in ready:
            self._wake.clear()
            self._look(changes.take())
        for run in running:
            if run in ready and run.finished is None:
                run.advance()
        if self._checking is not None and not self._checking.waiting:
            self._finish(self._checking)
        for descriptor in keys.descriptors:
            if descriptor in ready:
                for key in keys.read():
                    self._press(key)

    def _look(self, changed: list[str]) -> None:
        """Take up new processes, and check what was saved: it becomes the topic that is watched."""
        state = self._state
        if self._failure is not None:
            self._quit = True
            return
        if self._checker is not None and not state.ready:
            state.ready = True
            self._check()
        for name in changed[::-1]:
            if name == state.topic.id:
                self._check()
                return
        # at the start every topic is told of, which says nothing of a save
        for name in changed[::-1] if len(changed) < len(state.course.topics) else ():
            if state.is_saved_anew(name):
                self._go_to(name)
                return

    def _check(self, *, again: bool = False) -> None:
        """Check the topic's files, unless they are those that were checked; what runs is given up."""
        state = self._state
        digest = state.folder.fingerprint(state.topic)
        if self._checker is None or (digest == self._checked and not again):
            return
        self._give_up()
        self._checked = digest
        state.hints, state.message, state.view = [], "", "report"
        if not digest:
            state.result = None
            return
        topics = [state.topic.id]
        try:
            submission = state.folder.read(state.course, topics)
            self._checking = self._checker.begin(submission, topics)
        except InputError as error:  # the folder cannot be read: new processes would not help
            state.message, state.result = str(error), None
        except GraderError as error:
            self._fail(error)
        else:
            state.busy = True

    def _finish(self, checking: Checking) -> None:
        self._checking, self._state.busy = None, False
        try:
            self._state.result = checking.result()
        except GraderError as error:
            self._fail(error)
            return
        self._failed = 0
        with contextlib.suppress(InputError):  # the folder may be gone
            checked = {self._state.topic.id: self._checked}
            self._state.folder.progress.note_check(self._state.result, checked)
        self._state.look()

    def _fail(self, error: GraderError) -> None:
        """Show what went wrong, and check again by new processes; give up where they keep failing."""
        self._failed += 1
        if self._failed > MAX_FAILURES:
            self._failure, self._quit = error, True
            return
        self._state.message, self._state.result, self._checked = str(error), None, ""
        if self._checker is not None:
            self._checker.close()
            self._checker, self._state.ready = None, False
            self._warm()

    def _press(self, key: str) -> None:
        state = self._state
        if state.view == "confirm":
            state.view = "report"
            if key == "y":
                self._reset()
        elif key == "q":
            self._quit = True
        elif state.view == "list":
            self._press_in_list(key)
        elif key in _ACTIONS:
            state.hints, state.message = [], ""
            _ACTIONS[key](self)

    def _press_in_list(self, key: str) -> None:
        state = self._state
        last = len(state.course.topics) - 1
        if key in ("up", "k"):
            state.chosen = max(0, state.chosen - 1)
        elif key in ("down", "j"):
            state.chosen = min(last, state.chosen + 1)
        elif key == "enter":
            self._go_to(state.course.topics[state.chosen].id)
        elif key in ("l", "escape"):
            state.view = "report"

    def _next(self) -> None:
        following = self._state.following()
        if following is None:
            self._state.message = _ALL_DONE.in_language(self._state.language)
        else:
            self._go_to(following.id)

    def _hint(self) -> None:
        state = self._state
        hints = give_hint(state.topic, state.folder.progress)
        prompt = prompt_of(state.topic, state.language)
        state.hints = list(hint_lines(hints, state.topic.id, prompt, state.language))

    def _list(self) -> None:
        self._state.view = "list"
        self._state.chosen = self._state.course.topics.index(self._state.topic)

    def _ask_reset(self) -> None:
        if self._state.topic.stub is None:
            self._state.message = _NO_STUB.in_language(self._state.language)
        else:
            self._state.view = "confirm"

    def _reset(self) -> None:
        state = self._state
        saved = state.folder.reset(state.topic)
        self._check()
        if saved is not None:
            state.message = _RESET.in_language(state.language).format(path=saved)

    def _open(self) -> None:
        state = self._state
        if state.result is None:
            state.message = _NO_REPORT.in_language(state.language)
            return
        path = state.folder.write_report(student_report(state.result, state.language)).resolve()
        _show_page(path)
        state.message = _WRITTEN.in_language(state.language).format(path=path)

    def _go_to(self, name: str) -> None:
        """Watch another topic; its file is copied where it is not started."""
        state = self._state
        self._give_up()
        state.topic, state.result, state.view = state.course.topic(name), None, "report"
        state.folder.start(state.topic)
        self._check(again=True)

    def _give_up(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
            self._checking, self._state.busy = None, False

    def _warm(self) -> None:
        def start() -> None:
            try:
                self._checker = self._make_checker()
            except GraderError as error:
                self._failure = error
            except OSError as error:
                self._failure = InternalError(f"the checks did not start: {error}")
            self._wake.ring()

        self._warming = threading.Thread(target=start, name="warming", daemon=True)
        self._warming.start()

    def _close(self) -> None:
        self._give_up()
        if self._warming is not None:
            self._warming.join()
        if self._checker is not None:
            self._checker.close()


_ACTIONS: dict[str, Callable[[Watch], None]] = {
    "n": Watch._next,
    "h": Watch._hint,
    "l": Watch._list,
    "r": Watch._ask_reset,
    "o": Watch._open,
}


def _show_page(path: Path) -> None:
    """Open the page in a browser with a window of its own; one that draws in this terminal is left alone."""
    if os.environ.get("BROWSER") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(path.as_uri())
