"""Hints as lines of text, for `grader hint` and the watch."""

from collections.abc import Iterator

from grader.kit.hints import Hints
from grader.results import Language, Text
from reports.sanitise import plain

_HINT = Text(zh="提示 {number}/{total}  {text}", en="Hint {number}/{total}  {text}")
_LAST = Text(
    zh="提示都在这里了。再读一遍说明：{prompt}", en="These are all the hints. Read the prompt again: {prompt}"
)
_ADVICE = Text(zh="下一步  {text}", en="Next step  {text}")
_NONE = Text(
    zh="这个练习没有分级提示。先运行 grader check {topic}，这里就会显示下一步。",
    en="This topic has no graded hints. Run grader check {topic} first, then its next step is shown here.",
)


def hint_lines(hints: Hints, topic: str, prompt: str, language: Language) -> Iterator[str]:
    """Yield the newest hint, or all of them once the last was seen before."""
    if not hints.total:
        said = _NONE if hints.advice is None else _ADVICE
        text = hints.advice.in_language(language) if hints.advice is not None else ""
        yield said.in_language(language).format(topic=topic, text=plain(text))
        return
    numbered = list(enumerate(hints.shown, start=1))
    for number, hint in numbered[-1:] if hints.fresh else numbered:
        text = plain(hint.in_language(language))
        yield _HINT.in_language(language).format(number=number, total=hints.total, text=text)
    if not hints.fresh:
        yield _LAST.in_language(language).format(prompt=plain(prompt))
