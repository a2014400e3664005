"""Text can be read on its ground: WCAG AA in light and in dark."""

import re
from pathlib import Path

import pytest

import reports

_TEMPLATES = Path(reports.__file__).with_name("templates")
_PAIRS = [
    *((ink, ground) for ground in ("paper", "sheet", "inset") for ink in ("ink", "soft", "link")),
    *(("ink", ground) for ground in ("wait-bg", "bad-bg", "next-bg", "good-bg", "hot")),
    *(("soft", ground) for ground in ("good-bg", "next-bg", "hot")),
    *(("next", ground) for ground in ("paper", "next-bg")),
    *(("bad", ground) for ground in ("sheet", "bad-bg", "hot")),
    *(("good", ground) for ground in ("paper", "sheet", "good-bg")),
    *(("wait", ground) for ground in ("paper", "wait-bg")),
    *((f"code-{kind}", ground) for kind in "kscmfb" for ground in ("inset", "hot")),
    *(("ink", f"h{step}") for step in range(5)),
    ("link", "next-bg"),
    ("h5-ink", "h5"),
]


def _themes() -> dict[str, dict[str, str]]:
    themes: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    for name in ("page.css", "class.css"):
        light, dark = (_TEMPLATES / name).read_text("utf-8").split("@media (prefers-color-scheme: dark)")
        for theme, text in (("light", light), ("dark", dark.split("}\n}")[0])):
            themes[theme] |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", text))
    return themes


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), _PAIRS)
def test_text_has_enough_contrast(theme: str, ink: str, ground: str) -> None:
    """Every pair of text and ground that a page uses is 4.5 to 1 or better."""
    colours = _themes()[theme]
    low, high = sorted((_luminance(colours[ink]), _luminance(colours[ground])))

    assert (high + 0.05) / (low + 0.05) >= 4.5
