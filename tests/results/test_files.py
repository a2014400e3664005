"""Files are there whole or not at all, and what a killed writer left is removed."""

from pathlib import Path

from grader.results.files import remove_unfinished, write_text


def test_nothing_but_the_file_is_left(tmp_path: Path) -> None:
    write_text(tmp_path / "new" / "page.html", "whole")

    assert [path.name for path in (tmp_path / "new").iterdir()] == ["page.html"]
    assert (tmp_path / "new" / "page.html").read_text() == "whole"


def test_what_a_killed_writer_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".page.html.4711", ".page.html.txt", "page.html", ".other.html.4711"):
        (tmp_path / name).write_text("x")

    remove_unfinished(tmp_path / "page.html")

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".other.html.4711",
        ".page.html.txt",
        "page.html",
    ]
