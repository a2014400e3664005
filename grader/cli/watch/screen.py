"""The picture of the watch: progress above, the report in the middle as far as it fits, the keys below."""

import sys
from types import TracebackType
from typing import Self

from rich.text import Text as Line

from grader.cli.student import console, print_line
from grader.cli.watch.state import State
from grader.results import Text
from reports.sanitise import plain
from reports.terminal import bar, terminal_report, wrapped

_ENTER, _LEAVE = "\x1b[?1049h\x1b[H\x1b[2J", "\x1b[?1049l"
_HOME, _END_OF_LINE, _BELOW = "\x1b[H", "\x1b[K", "\x1b[J"
_BAR = 20
_KEYS = Text(
    zh="n 下一题  h 提示  l 列表  r 重做  o 打开报告  q 退出",
    en="n next  h hint  l list  r start over  o open report  q quit",
)
_LIST_KEYS = Text(zh="↑↓ 选择  回车 打开  l 返回  q 退出", en="↑↓ choose  Enter open  l back  q quit")
_CONFIRM = Text(
    zh="重做“{title}”？{file} 会变回最初的样子（现在的内容会留一份在 .grader 里）。\ny 重做，其他键取消",
    en="Start “{title}” over? {file} becomes what it was (.grader keeps a copy).\ny yes, other keys no",
)
_WARMING = Text(zh="正在启动，第一次需要几秒…", en="Starting, which takes a few seconds once…")
_BUSY = Text(zh="正在检查…", en="Checking…")
_SAVE = Text(zh="写好以后保存，就会自动检查。", en="Save your file, and it is checked.")
_CUT = Text(zh="…还有 {count} 行，按 o 打开完整报告", en="… {count} more lines: o opens the full report")
_GONE = Text(
    zh="{file} 不见了。放回来就继续；按 r 可以重新开始。",
    en="{file} is gone. Put it back to go on, or press r to start over.",
)
_PASSED = Text(zh="通过了！按 n 做下一题。", en="Passed! Press n for the next topic.")


class Screen:
    """Draws the state: over the same place in a terminal, one report below the other elsewhere."""

    def __init__(self) -> None:
        self._console = console()
        self._is_live = self._console.is_terminal and not self._console.is_dumb_terminal
        self._last = ""

    def __enter__(self) -> Self:
        if self._is_live:
            _write(_ENTER)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_live:
            _write(_LEAVE)

    def draw(self, state: State) -> None:
        """Show the state as it is now."""
        width, height = self._console.size
        if self._is_live:
            lines = _fitted(state, width, height)
            picture = f"{_END_OF_LINE}\r\n".join(self._as_text(line) for line in lines)
            _write(f"{_HOME}{picture}{_END_OF_LINE}{_BELOW}")
            return
        if state.busy or (state.result is None and not state.message):
            return
        picture = "\n".join(self._as_text(line) for line in [_header(state), *_middle(state, width)])
        if picture != self._last:
            _write(picture + "\n\n")
            self._last = picture

    def _as_text(self, line: Line) -> str:
        with self._console.capture() as capture:
            print_line(self._console, line, end="")
        return capture.get()


def _fitted(state: State, width: int, height: int) -> list[Line]:
    """Return at most `height` lines; of the middle, what fits."""
    top = [_header(state), Line()]
    bottom = [Line(), *wrapped(_footer(state), width)]
    middle = _list_lines(state, width, height - len(top) - len(bottom)) if state.view == "list" else None
    if middle is None:
        middle = _middle(state, width)
        room = max(1, height - len(top) - len(bottom))
        if len(middle) > room:
            cut = _CUT.in_language(state.language).format(count=len(middle) - room + 1)
            middle = [*middle[: room - 1], Line(cut, style="dim")]
    lines = [*top, *middle, *bottom][:height]
    for line in lines:
        line.truncate(width)
    return lines


def _header(state: State) -> Line:
    topics = state.course.topics
    done = sum(state.is_done(topic.id) for topic in topics)
    line = Line(plain(state.course.title.in_language(state.language)), style="bold")
    return line.append(f"  {bar(done, len(topics), _BAR)} {done}/{len(topics)}", style="not bold green")


def _middle(state: State, width: int) -> list[Line]:
    lines: list[Line] = []
    for hint in state.hints:
        lines += wrapped(Line(hint, style="cyan"), width)
    if state.hints:
        lines.append(Line())
    if state.message:
        lines += [*wrapped(Line(plain(state.message), style="yellow"), width), Line()]
    if state.folder.file(state.topic.id) is None:
        said = _GONE.in_language(state.language).format(file=f"{state.topic.id}.py")
        return [*lines, *wrapped(Line(said, style="yellow"), width)]
    if state.result is None:
        title = plain(state.topic.titles.in_language(state.language))
        waiting = (_SAVE if state.ready else _WARMING).in_language(state.language)
        return [*lines, Line(title, style="bold"), *wrapped(Line(waiting, style="dim"), width)]
    lines += terminal_report(state.result, state.language, width)
    if state.is_done(state.topic.id) and state.following() is not None:
        lines += wrapped(Line(_PASSED.in_language(state.language), style="green"), width)
    return lines


def _list_lines(state: State, width: int, room: int) -> list[Line]:
    """Return the topics around the chosen one, as many as there is room for."""
    topics = state.course.topics
    start = max(0, min(state.chosen - room // 2, len(topics) - room))
    lines = []
    for place, topic in list(enumerate(topics))[start : start + max(1, room)]:
        known = state.progress_of(topic.id)
        mark, style = ("✓", "green") if state.is_done(topic.id) else ("·", "dim")
        pointer = "▶" if place == state.chosen else " "
        line = Line(f"{pointer} ").append(mark, style=style)
        line.append(
            f" {plain(topic.titles.in_language(state.language))}",
            style="bold" if place == state.chosen else "",
        )
        if known.checked and known.total:
            line.append(f"  {known.passed}/{known.total}", style=style)
        line.append(f"  {topic.id}", style="dim")
        line.truncate(width, overflow="ellipsis")
        lines.append(line)
    return lines


def _footer(state: State) -> Line:
    if state.view == "confirm":
        title = plain(state.topic.titles.in_language(state.language))
        said = _CONFIRM.in_language(state.language).format(title=title, file=f"{state.topic.id}.py")
        return Line(said, style="bold yellow")
    keys = _LIST_KEYS if state.view == "list" else _KEYS
    line = Line(keys.in_language(state.language), style="reverse")
    if state.busy:
        line.append(f"  {_BUSY.in_language(state.language)}", style="not reverse yellow")
    return line


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
