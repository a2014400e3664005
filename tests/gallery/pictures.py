"""`python -m tests.gallery.pictures`: take the README's pictures of real pages, into docs/images.

It needs chromium and chromedriver, and uses pngquant where it is installed.
"""

import base64
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver

from grader.results import Language
from tests.gallery.grading import CORE, ROOT, grade_class

IMAGES = ROOT / "docs" / "images"
SUBMISSIONS = ROOT / "tests" / "sample_class"
SEED = 20_260_901
MOST_BYTES = 250_000
_SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage")


def main() -> None:
    """Take the pictures anew."""
    languages: tuple[Language, Language] = ("zh", "en")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _browser(Path(folder) / "profile") as browser:
        for language in languages:
            out = Path(folder) / language
            grade_class(SUBMISSIONS, out, language, topics=["conv_homework"], seed=SEED)
            report = out / "students" / "Sofia_Rossi" / "report.html"
            _take(browser, report, 860, "article.check", IMAGES / f"report-{language}.png")
        out = Path(folder) / "class"
        grade_class(SUBMISSIONS, out, "zh", topics=CORE, seed=SEED)
        _take(browser, out / "index.html", 1080, ".heat", IMAGES / "class-zh.png", scale=1.5)


@contextmanager
def _browser(profile: Path) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for switch in (*_SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        yield chrome
    finally:
        chrome.quit()


def _take(
    browser: webdriver.Chrome, page: Path, width: int, last: str, picture: Path, scale: float = 2
) -> None:
    """Write a picture of the page's top, down to the end of the first element that `last` selects.

    `width` is in the page's pixels, each of which gets `scale` pixels of the picture in each direction.
    """
    screen = {"width": width, "height": 900, "deviceScaleFactor": scale, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.get(page.as_uri())
    bottom = browser.execute_script(
        "return document.querySelector(arguments[0]).getBoundingClientRect().bottom", last
    )
    clip = {"x": 0, "y": 0, "width": width, "height": bottom + 8, "scale": 1}
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    picture.write_bytes(base64.b64decode(taken["data"]))
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--strip", "--output", picture, "64", picture], check=True)
    size = picture.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{picture.name}: wanted at most {MOST_BYTES} bytes, found {size}")
    print(f"{picture.relative_to(ROOT)}: {size} bytes")


if __name__ == "__main__":
    main()
