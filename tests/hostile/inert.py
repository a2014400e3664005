"""Whether a page that was made from hostile text is inert: read as a browser would, without one."""

import re
import unicodedata
from html.parser import HTMLParser

# what the pages themselves are made of
_ELEMENTS = frozenset(
    {
        "a", "abbr", "article", "aside", "b", "body", "br", "caption", "circle", "code", "col", "colgroup",
        "dd", "defs", "desc", "details", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "g", "h1",
        "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "kbd", "li", "line", "link",
        "main", "mark", "marker", "meta", "nav", "ol", "p", "path", "polygon", "polyline", "pre", "progress",
        "rect", "section", "small", "span", "strong", "style", "sub", "summary", "sup", "svg", "symbol",
        "table", "tbody", "td", "text", "th", "thead", "time", "title", "tr", "tspan", "ul", "use",
    }
)  # fmt: skip
# what the class page sorts and searches by, beside
OWN_TOOLS = ("<button>", "<input>", "<label>", "<option>", "<output>", "<script>", "<select>")
_ALLOWED_CONTROLS = "\n\t"
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "formaction", "src", "action", "background"):
                self.found.append(f"{name}={value}")
            if name == "http-equiv" and (value or "").lower() != "content-security-policy":
                self.found.append(f"{name}={value}")
            if tag == "link" and (name, value) in (("rel", "icon"), ("href", "data:,")):
                continue  # the page's own: it keeps a browser from asking for an icon
            if name == "href" and re.match(r"\s*[a-z][a-z0-9+.-]*:", value or "", re.IGNORECASE):
                self.found.append(f"{name}={value}")
            if name == "style" and re.search(r"url|position|expression|@import", value or ""):
                self.found.append(f"{name}={value}")


def live_parts(page: str) -> list[str]:
    """Return what of the page could run, fetch, lead elsewhere, or change how text is read."""
    reader = _Reader()
    reader.feed(page)
    odd = {
        f"U+{ord(char):04X}"
        for char in page
        if char not in _ALLOWED_CONTROLS
        and (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in _BIDI)
    }
    return reader.found + sorted(odd)
