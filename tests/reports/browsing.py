"""Opens a page in the browser, as wide as asked, and looks at it."""

import importlib.resources
from functools import cache

from selenium import webdriver


def open_page(browser: webdriver.Chrome, address: str, width: int) -> None:
    """Open a page in a window `width` pixels wide, with every folded part unfolded."""
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.get(address)
    # Folded parts count too.
    browser.execute_script("for (const part of document.querySelectorAll('details')) part.open = true")


def use_colours(browser: webdriver.Chrome, scheme: str) -> None:
    """Have the system prefer "light" or "dark"."""
    feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)


def violations(browser: webdriver.Chrome) -> list[str]:
    """Return what axe-core finds wrong with the open page: the rule, and the first element."""
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": _axe()})  # a page's policy lets no script in
    found = browser.execute_cdp_cmd(
        "Runtime.evaluate",
        {
            "expression": "axe.run({resultTypes: ['violations']}).then(result => "
            "result.violations.map(one => `${one.id}: ${one.nodes[0].html}`))",
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    return [str(one) for one in found["result"]["value"]]


@cache
def _axe() -> str:
    return (importlib.resources.files("axe_core_python") / "axe.min.js").read_text("utf-8")
