"""`make bench`: measure the grader against its alternatives, in one run, as ratios.

Nothing here passes or fails: machines differ, and so the tests do not look at the clock.
"""

import argparse

from tests.bench.figures import ROOT, Figure
from tests.bench.isolation import isolation
from tests.bench.measures import MEASURES

EVERYTHING = {**MEASURES, "isolation": isolation}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"what to measure: {', '.join(EVERYTHING)} (default: all)")
    parser.add_argument("--write", action="store_true", help="write the table to docs/performance.md")
    options = parser.parse_args()
    figures: list[Figure] = []
    for name in options.names or EVERYTHING:
        found = EVERYTHING[name]()
        figures += found
        for figure in found:
            print(figure.line(), flush=True)
    if options.write:
        write(figures)


def write(figures: list[Figure]) -> None:
    """Write the last run to docs/performance.md, below its first heading's text."""
    path = ROOT / "docs" / "performance.md"
    head = path.read_text(encoding="utf-8").partition("| what |")[0]
    rows = ["| what | this | against | ratio |", "|---|---|---|---|", *(figure.row() for figure in figures)]
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
