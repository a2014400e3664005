"""The texts of a topic: prompts in both languages with the same headings, texts for every mistake."""

import re
from collections.abc import Iterator

from grader.course import Topic
from grader.verify.lint import unnamed_demands

_HEADING = re.compile(r"^(#{1,6})\s+\S")
_FENCE = re.compile(r"^(```|~~~)")


def prompt_problems(topic: Topic) -> Iterator[str]:
    """Yield what is wrong with the texts of a topic, one line each."""
    texts = {}
    for language in ("zh", "en"):
        path = topic.prompts.get(language)
        if path is None:
            yield f"prompt.{language}.md: wanted a prompt in both languages, found none"
        else:
            texts[language] = path.read_text(encoding="utf-8")
    levels = [_levels(text) for text in texts.values()]
    if len(levels) == 2 and levels[0] != levels[1]:
        counts = ", ".join(f"{language}: {len(found)}" for language, found in zip(texts, levels, strict=True))
        yield f"prompts: wanted the same headings in both languages, found others ({counts})"
    for function in topic.functions:
        for language, text in texts.items():
            if not re.search(rf"\b{re.escape(function)}\b", text):
                yield f"prompt.{language}.md: does not name the function {function}"
    yield from unnamed_demands(topic, texts)
    yield from _mistake_problems(topic)


def _mistake_problems(topic: Topic) -> Iterator[str]:
    shown = {path.stem for path in topic.solutions.wrong}
    for name in topic.mistakes:
        if name not in shown:
            yield f"mistake {name}: no solutions/{topic.id}/wrong/{name}.py shows it"
    for name in sorted(shown - set(topic.mistakes)):
        yield f"wrong/{name}.py: exercise.toml has no text for the mistake"


def _levels(text: str) -> list[int]:
    """Return the levels of the headings in order; a comment in a code block is none."""
    levels: list[int] = []
    fenced = False
    for line in text.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (found := _HEADING.match(line)):
            levels.append(len(found.group(1)))
    return levels
