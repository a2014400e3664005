"""Reads a page as a browser would: its text, its tags and their attributes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Page:
    """What a page holds; `text` leaves out the style sheet and the script."""

    text: str = ""
    style: str = ""
    script: str = ""
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def values(self, attribute: str) -> list[str]:
        """Return every value of an attribute, in the page's order."""
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]

    def count(self, tag: str) -> int:
        """Return how many `tag` elements there are."""
        return sum(name == tag for name, _ in self.tags)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.page.style += data
        elif self.inside == "script":
            self.page.script += data
        else:
            self.page.text += data


def read(html: str) -> Page:
    """Parse a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page
