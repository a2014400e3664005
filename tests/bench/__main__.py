"""`make bench`: measure the grader against its alternatives, in one run, as ratios.

Nothing here passes or fails: machines differ, and so the tests do not look at the clock.
"""

import argparse
import os
import platform
import time

from tests.bench.figures import ROOT, Figure
from tests.bench.measures import MEASURES

_BEGIN = "<!-- the last run -->"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"what to measure: {', '.join(MEASURES)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="small classes, few turns")
    parser.add_argument("--write", action="store_true", help="write the table to docs/performance.md")
    options = parser.parse_args()
    begun, load = time.monotonic(), [os.getloadavg()]
    figures: list[Figure] = []
    for name in options.names or MEASURES:
        found = MEASURES[name](options.quick)
        figures += found
        load.append(os.getloadavg())
        for figure in found:
            print(figure.line(), flush=True)
    minutes, short = (time.monotonic() - begun) / 60, ", the short run" if options.quick else ""
    circumstances = (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {minutes:.0f} minutes{short}. "
        "Load of the machine, the bench's own included (1 minute before, after each part): "
        f"{', '.join(f'{one[0]:.1f}' for one in load)}."
    )
    print(circumstances)
    if options.write:
        write(figures, circumstances)


def write(figures: list[Figure], circumstances: str) -> None:
    """Write the last run to docs/performance.md, below its text."""
    path = ROOT / "docs" / "performance.md"
    head = path.read_text(encoding="utf-8").partition(_BEGIN)[0]
    rows = ["| what | this | against | ratio |", "|---|---|---|---|", *(figure.row() for figure in figures)]
    path.write_text(f"{head}{_BEGIN}\n{circumstances}\n\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
