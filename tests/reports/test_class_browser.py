"""The pages of a class in a real browser: sort, search, keyboard, screen reader, paper, and no script."""

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from grader.results import Language
from reports import review_report, student_report
from tests.reports.browsing import open_page, use_colours, violations
from tests.reports.builders import COURSE
from tests.reports.classes import META, class_report, class_rows, full_pages
from tests.reports.samples import middling, review_of

LANGUAGES: tuple[Language, Language] = ("zh", "en")
PAGES = ("index", "topic", "similar", "student", "review")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a class's pages, by name and language; "large" is a class of 250."""
    folder = tmp_path_factory.mktemp("class")
    addresses = {}
    for language in LANGUAGES:
        made = dict(full_pages(language))
        chosen = {
            "index": made["index.html"],
            "topic": made["topics/dim_sums.html"],
            "similar": next(html for name, html in made.items() if name.startswith("similarity/")),
            "large": class_report(class_rows(250), COURSE, language, META),
            "student": student_report(middling(), language),
            "review": review_report(middling(), review_of(middling()), language),
        }
        for name, html in chosen.items():
            path = folder / f"{name}-{language}.html"
            path.write_text(html, "utf-8")
            addresses[f"{name}-{language}"] = path.as_uri()
    return addresses


def _heat(browser: webdriver.Chrome) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, ".finder[data-rows]")


def _column(browser: webdriver.Chrome, number: int) -> list[str]:
    """Return the texts of a column of the heat map, of the rows in sight."""
    return list(
        browser.execute_script(
            "return [...document.querySelectorAll('.heat tbody tr')].filter(row => row.offsetParent)"
            ".map(row => row.cells[arguments[0]].textContent.trim())",
            number,
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_core_finds_nothing(
    browser: webdriver.Chrome, pages: dict[str, str], name: str, language: str, width: int, scheme: str
) -> None:
    """Names, roles, order, contrast: with every part unfolded, in both themes, on a phone and on a screen."""
    use_colours(browser, scheme)
    open_page(browser, pages[f"{name}-{language}"], width)

    assert violations(browser) == []


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("name", [f"{name}-{language}" for name in PAGES for language in LANGUAGES])
def test_a_page_is_quiet_and_as_wide_as_its_window(
    browser: webdriver.Chrome, pages: dict[str, str], name: str, width: int
) -> None:
    """The script runs under the policy without a word, and nothing overflows."""
    open_page(browser, pages[name], width)

    assert browser.get_log("browser") == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_a_column_is_sorted_by_a_button(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """High scores first, then low ones; what is missing is below zero; the head says which way."""
    open_page(browser, pages["index-en"], 1200)
    head = _heat(browser).find_elements(By.CSS_SELECTOR, "thead tr:first-child th")[3]
    button = head.find_element(By.TAG_NAME, "button")

    button.click()
    down = _column(browser, 3)
    assert head.get_attribute("aria-sort") == "descending"
    assert down == sorted(down, key=lambda text: float(text) if text != "–" else -1, reverse=True)
    button.click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert [float(text) for text in _column(browser, 3) if text != "–"] == sorted(
        float(text) for text in down if text != "–"
    )


def test_names_are_sorted_as_numbers_and_words(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """The first click on the students turns the order to that of their names, the second turns it round."""
    open_page(browser, pages["index-en"], 1200)
    before = _column(browser, 0)
    button = _heat(browser).find_element(By.CSS_SELECTOR, "thead th button")

    button.click()
    assert _column(browser, 0) == before
    button.click()
    assert _column(browser, 0) == before[::-1]


def test_only_one_column_is_said_to_be_sorted(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    open_page(browser, pages["index-en"], 1200)
    for number in (1, 2):
        _heat(browser).find_elements(By.CSS_SELECTOR, "thead th button")[number].click()

    assert len(browser.find_elements(By.CSS_SELECTOR, "[aria-sort]")) == 1


def test_a_search_leaves_the_rows_that_match(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """And says how many they are, in words that a screen reader speaks."""
    open_page(browser, pages["large-en"], 1200)
    _heat(browser).find_element(By.CSS_SELECTOR, "input").send_keys("S001")

    assert _column(browser, 0) == [f"s{number:04}" for number in range(10, 20)]
    said = _heat(browser).find_element(By.TAG_NAME, "output")
    assert said.text == "Rows 1–10 of 10 that match, 248 in all"


def test_a_search_for_nobody_says_so(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    open_page(browser, pages["large-zh"], 1200)
    _heat(browser).find_element(By.CSS_SELECTOR, "input").send_keys("nobody at all")

    assert _column(browser, 0) == []
    assert _heat(browser).find_element(By.TAG_NAME, "output").text == "没有符合的行"


@pytest.mark.parametrize("choice", ["missing", "lost", "full", "help"])
def test_a_choice_leaves_the_rows_that_it_names(
    browser: webdriver.Chrome, pages: dict[str, str], choice: str
) -> None:
    """The rows are those whose cells say so."""
    open_page(browser, pages["index-en"], 1200)
    rows = _heat(browser).find_elements(By.CSS_SELECTOR, "tbody tr")
    helped = {
        cell.text for cell in browser.find_elements(By.CSS_SELECTOR, "[aria-labelledby=needs] tbody th")
    }
    holds = {
        "missing": lambda row: row.find_elements(By.CLASS_NAME, "m"),
        "lost": lambda row: row.find_elements(By.CLASS_NAME, "n"),
        "full": lambda row: row.find_elements(By.TAG_NAME, "td")[0].text == "100",
        "help": lambda row: row.find_element(By.TAG_NAME, "th").text in helped,
    }[choice]
    wanted = [row.find_element(By.TAG_NAME, "th").text for row in rows if holds(row)]
    Select(_heat(browser).find_element(By.TAG_NAME, "select")).select_by_value(choice)

    assert _column(browser, 0) == wanted


def test_a_large_class_is_paged_through(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """A hundred at a time; what is sorted, is sorted over all pages."""
    open_page(browser, pages["large-en"], 1200)
    back, on = _heat(browser).find_elements(By.CSS_SELECTOR, ".pager button")
    assert len(_column(browser, 0)) == 100
    assert not back.is_enabled()

    on.click()
    on.click()

    assert _column(browser, 0)[0] == "s0201"
    assert len(_column(browser, 0)) == 48
    assert not on.is_enabled()


def test_the_keyboard_walks_from_student_to_student(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """One student is a tab stop, the arrow keys lead to the others, in the order in sight."""
    open_page(browser, pages["large-en"], 1200)
    links = _heat(browser).find_elements(By.CSS_SELECTOR, "tbody th a")
    assert len([link for link in links if link.get_property("tabIndex") == 0]) == 1

    links[0].send_keys(Keys.ARROW_DOWN, Keys.NULL)
    browser.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    assert browser.switch_to.active_element.text == "s0003"
    browser.switch_to.active_element.send_keys(Keys.END)
    assert browser.switch_to.active_element.text == "s0100"
    assert browser.switch_to.active_element.get_property("tabIndex") == 0


def test_the_sort_buttons_work_by_keyboard(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """Each is a button with a name of its own, that Enter presses."""
    open_page(browser, pages["index-zh"], 1200)
    button = _heat(browser).find_elements(By.CSS_SELECTOR, "thead th button")[1]
    button.send_keys(Keys.ENTER)

    assert button.accessible_name == "按“总分”排序"
    scores = [float(text) for text in _column(browser, 1)]
    assert scores == sorted(scores, reverse=True)


def test_without_script_everything_is_there(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """No dead button, no empty field, and every row of every table in sight."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(pages["large-en"])
        controls = browser.find_elements(By.CSS_SELECTOR, "button, input, select")
        rows = browser.find_elements(By.CSS_SELECTOR, ".heat tbody tr")

        assert [one for one in controls if one.is_displayed()] == []
        assert len(rows) == 248
        assert rows[-1].is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_paper_holds_what_the_screen_pages_away(browser: webdriver.Chrome, pages: dict[str, str]) -> None:
    """All students are printed, the controls are not; what a search left out stays out."""
    open_page(browser, pages["large-en"], 1200)
    _heat(browser).find_element(By.CSS_SELECTOR, "input").send_keys("s0")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert len(_column(browser, 0)) == 248
        assert not _heat(browser).find_element(By.CSS_SELECTOR, ".tools").is_displayed()
        assert not _heat(browser).find_element(By.CSS_SELECTOR, "button.sort").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_passage_leads_to_its_twin(
    browser: webdriver.Chrome, pages: dict[str, str], tmp_path: Path
) -> None:
    """Side by side, a number brings the other side's passage into sight."""
    open_page(browser, pages["similar-en"], 1200)
    passage = browser.find_element(By.CSS_SELECTOR, "a.block")
    passage.click()

    assert browser.current_url.endswith("#b1")
    assert passage.accessible_name == "Passage 1, to the other side"
