"""The pages in a real browser: nothing foreign runs, nothing is fetched, nothing overflows a phone."""

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from grader.results import Language, Text
from reports import class_report, review_report, student_report
from tests.reports.browsing import open_page
from tests.reports.builders import COURSE, check, submission, tensor, topic
from tests.reports.classes import META, class_changes, class_rows
from tests.reports.graphs import drawn, half_cut, hostile_graph, square_plus_one
from tests.reports.hostile import hostile
from tests.reports.samples import middling, review_of

_NAMES = [
    f"{name}-{language}"
    for name in ("student", "review", "class", "graphs", "hostile", "hostile-review")
    for language in ("zh", "en")
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the sample pages, by name."""
    folder = tmp_path_factory.mktemp("pages")
    languages: tuple[Language, Language] = ("zh", "en")
    addresses = {}
    for language in languages:
        made = {
            "student": student_report(middling(), language),
            "review": review_report(middling(), review_of(middling()), language),
            "class": class_report(class_rows(30, topics=20), COURSE, language, META, changes=class_changes()),
            "graphs": student_report(
                drawn(half_cut(), hostile_graph(), expected=square_plus_one()), language
            ),
            "hostile": student_report(hostile(), language),
            "hostile-review": review_report(hostile(), review_of(hostile()), language),
        }
        for name, html in made.items():
            addresses[f"{name}-{language}"] = _written(folder / f"{name}-{language}.html", html)
    return addresses


def _written(path: Path, html: str) -> str:
    path.write_text(html, "utf-8")
    return path.as_uri()


@pytest.mark.parametrize("name", _NAMES)
def test_a_page_opens_without_a_word_in_the_console(
    browser: webdriver.Chrome, pages: dict[str, str], name: str
) -> None:
    """The policy blocks nothing that the page needs, and the page asks for nothing that it blocks."""
    open_page(browser, pages[name], 1200)

    assert browser.get_log("browser") == []
    assert browser.execute_script("return getComputedStyle(document.body).maxWidth") != "none"


@pytest.mark.parametrize("name", _NAMES)
def test_no_script_of_anybody_else_is_there(
    browser: webdriver.Chrome, pages: dict[str, str], name: str
) -> None:
    """Hostile text neither becomes an element nor changes the title."""
    open_page(browser, pages[name], 1200)

    assert len(browser.find_elements(By.CSS_SELECTOR, "script")) == (1 if name.startswith("class-") else 0)
    assert browser.find_elements(By.CSS_SELECTOR, "img, iframe, form, [onload], [onerror]") == []
    assert browser.title != "pwned"


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("width", [360, 1200])
def test_a_page_does_not_scroll_sideways(
    browser: webdriver.Chrome, pages: dict[str, str], name: str, width: int
) -> None:
    """Wide tables and code scroll inside their own frames, with everything unfolded."""
    open_page(browser, pages[name], width)

    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_a_script_that_got_in_would_not_run(
    browser: webdriver.Chrome, pages: dict[str, str], tmp_path: Path
) -> None:
    """The policy holds even where the escaping would not."""
    html = student_report(middling(), "en").replace(
        "</main>", "<script>document.title = 'pwned'</script></main>"
    )
    open_page(browser, _written(tmp_path / "broken.html", html), 1200)

    assert browser.title != "pwned"
    assert "Content Security Policy" in browser.get_log("browser")[0]["message"]


def test_the_first_tab_stop_leads_to_the_content(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """A keyboard user need not walk through the head of the page."""
    open_page(browser, pages["student-en"], 1200)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    first = browser.switch_to.active_element

    assert first.text == "Skip to content"
    assert first.is_displayed()


def test_the_heads_of_the_heat_map_stay_in_sight(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """Scrolled far down and right, the topics' names and the student's name are still there."""
    open_page(browser, pages["class-en"], 600)
    inside = browser.execute_script(
        "const frame = document.querySelector('.heat'); frame.scrollTo(300, 400);"
        "const box = frame.getBoundingClientRect();"
        "return ['thead th:nth-child(9)', 'tbody tr:nth-child(20) th'].map(name => {"
        "  const cell = frame.querySelector(name).getBoundingClientRect();"
        "  const down = cell.top >= box.top && cell.top < box.bottom;"
        "  return down && cell.left >= box.left && cell.left < box.right})"
    )

    assert inside == [True, True]


def test_the_words_of_a_graph_lie_inside_their_boxes(
    browser: webdriver.Chrome, pages: dict[str, str]
) -> None:
    """Names in any script are measured before the box is drawn, and the fonts here agree."""
    for language in ("zh", "en"):
        open_page(browser, pages[f"graphs-{language}"], 1200)
        outside = browser.execute_script(
            "return [...document.querySelectorAll('.graph text')].filter(text => {"
            "  const box = text.parentNode.querySelector('rect').getBoundingClientRect();"
            "  const words = text.getBoundingClientRect();"
            "  return words.left < box.left || words.right > box.right || words.bottom > box.bottom"
            "}).map(text => text.textContent)"
        )

        assert outside == []


def test_graphs_stand_one_below_the_other_on_a_phone(
    browser: webdriver.Chrome, pages: dict[str, str]
) -> None:
    """Each has a name that is read out, and one that is too wide scrolls inside its own frame."""
    open_page(browser, pages["graphs-en"], 360)
    first, second = browser.find_elements(By.CSS_SELECTOR, ".graph")[:2]
    frame = first.find_element(By.CSS_SELECTOR, ".scroll")

    assert second.rect["y"] > first.rect["y"] + first.rect["height"]
    assert first.find_element(By.TAG_NAME, "svg").accessible_name == "The graph of your result"
    assert frame.get_property("scrollWidth") > frame.get_property("clientWidth")


def test_a_long_vector_is_one_row_on_a_screen_and_many_on_paper(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    """What is wider than the paper goes on below, and nothing is lost at its edge."""
    long = check(
        "test_a", Text(zh="求和", en="Sums"), "failed", answer=tensor([60], [f"{n}.125" for n in range(60)])
    )
    address = _written(tmp_path / "long.html", student_report(submission([topic("dim_sums", [long])]), "en"))
    rows, edges = [], []
    for media in ("screen", "print"):
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
        open_page(browser, address, 680)
        boxes = [grid.rect for grid in browser.find_elements(By.CSS_SELECTOR, ".grid")]
        rows.append(len({box["y"] for box in boxes}))
        edges.append(max(box["x"] + box["width"] for box in boxes))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    assert rows[0] == 1
    assert rows[1] > 1
    assert edges[1] <= 680 < edges[0]


def test_the_page_follows_a_dark_system(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """The ground changes with the system's colours."""
    grounds = []
    for scheme in ("light", "dark"):
        feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
        open_page(browser, pages["student-zh"], 1200)
        grounds.append(browser.execute_script("return getComputedStyle(document.body).backgroundColor"))

    assert grounds == ["rgb(246, 246, 243)", "rgb(20, 23, 27)"]
