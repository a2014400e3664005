"""The gallery and the pictures are small, whole, and say nothing of the machine that made them."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted((DOCS / "gallery").rglob("*.html"))
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))


@each_page
def test_every_link_leads_to_a_page_that_is_kept(page: Path) -> None:
    """A page that was left out is not linked."""
    links = re.findall(r'<a href="([^"#][^"]*)"', page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / unquote(link)).is_file()] == []


@each_page
def test_no_page_tells_where_it_was_made(page: Path) -> None:
    """Paths of the project, of packages and of temporary folders are cut."""
    found = re.findall(r"(?<![\w.<*])/(?:home|root|tmp|usr|opt|work|Users)/[\w./-]+", page.read_text("utf-8"))

    assert found == []


def test_both_languages_are_kept() -> None:
    """Each page has its twin."""
    zh, en = (
        {str(page.relative_to(DOCS / "gallery" / language)) for page in PAGES if language in page.parts}
        for language in ("zh", "en")
    )

    assert zh == en
    assert "index.html" in zh


def test_what_is_kept_is_small() -> None:
    """A clone of the project stays quick."""
    assert sum(page.stat().st_size for page in PAGES) < 1_500_000
    assert all(picture.stat().st_size <= 250_000 for picture in (DOCS / "images").iterdir())
