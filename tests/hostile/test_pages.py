"""The pages of hostile submissions in a real browser: nothing runs, is fetched, or lies over the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from tests.hostile.corpus import ATTACKS
from tests.hostile.runs import MODES, graded, supported
from tests.reports.conftest import browser  # noqa: F401 (a fixture)

if not supported():
    pytest.skip("what is looked at is Linux's", allow_module_level=True)

_SHOWN = [
    entry for entry in ATTACKS if entry.group in ("reports", "ci") or entry.path.stem == "printed_report"
]
_OVERLAYS = """
return [...document.querySelectorAll('body *')].filter(one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return ['fixed', 'absolute', 'sticky'].includes(style.position)
    && box.width > innerWidth / 2 && box.height > innerHeight / 2;
}).map(one => one.outerHTML.slice(0, 200))
"""


@pytest.fixture(scope="module")
def pages() -> Iterator[dict[str, list[Path]]]:
    """Give the pages by kind: the students', the teacher's, and the class's one."""
    with graded(MODES[0], _SHOWN) as run:
        folders = [folder for entry in _SHOWN for folder in run.folders(entry)]
        assert len(folders) == len(_SHOWN)
        yield {
            "report": [folder / "report.html" for folder in folders],
            "review": [folder / "review.html" for folder in folders],
            "index": [run.out / "index.html"],
        }


@pytest.mark.parametrize("kind", ["report", "review", "index"])
def test_a_page_of_hostile_submissions_is_inert(
    browser: webdriver.Chrome,  # noqa: F811
    pages: dict[str, list[Path]],
    kind: str,
) -> None:
    """No element of theirs is there, no script ran, no request left, nothing covers the page."""
    for page in pages[kind]:
        browser.get(page.as_uri())
        browser.execute_script("for (const part of document.querySelectorAll('details')) part.open = true")

        found = browser.find_elements(
            By.CSS_SELECTOR,
            # but for the class page's own script, and what it searches by
            "script:not(body > script:last-child), img, iframe, form, input:not(.tools input), base, object, "
            "embed, [onload], [onerror], [srcdoc]",
        )
        assert found == [], page
        assert "pwned" not in browser.title
        assert (
            browser.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
            == []
        )
        assert browser.get_log("browser") == []
        assert browser.execute_script(_OVERLAYS) == []
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("kind", ["report", "review", "index"])
def test_a_link_of_the_page_stays_among_its_files(
    browser: webdriver.Chrome,  # noqa: F811
    pages: dict[str, list[Path]],
    kind: str,
) -> None:
    """A student's name, file or text becomes no way out."""
    for page in pages[kind]:
        browser.get(page.as_uri())
        links = browser.execute_script("return [...document.links].map(one => one.href)")

        root = pages["index"][0].parent.as_uri()
        assert [link for link in links if not link.startswith(f"{root}/")] == []
