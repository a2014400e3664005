import os
import pathlib
import tempfile

import pytest
from files import Log, append_line, checksum, copy_upper, count_words, extension, largest_file, listing
from files import load, make_tree, read_here, read_numbers, remove_empty, save, write_squares


@pytest.fixture
def poem(tmp_path):
    path = tmp_path / "poem.txt"
    path.write_text("roses are red\nviolets are blue\n")
    return path


def test_reads(poem):
    assert count_words(poem) == 6
    assert count_words(str(poem)) == 6


def test_reads_what_changed(poem):
    poem.write_text("one")
    assert count_words(poem) == 1
    poem.write_text("one two")
    assert count_words(poem) == 2


def test_writes(tmp_path):
    path = tmp_path / "squares.txt"
    write_squares(path, [1, 2, 3])
    assert path.read_text() == "1\n4\n9\n"
    assert read_numbers(path) == [1, 4, 9]


def test_appends(poem):
    append_line(poem, "sugar is sweet")
    assert poem.read_text().splitlines()[-1] == "sugar is sweet"


def test_json(tmp_path):
    path = tmp_path / "value.json"
    assert save({"a": [1]}, path) == path
    assert load(path) == {"a": [1]}
    assert load(str(path)) == {"a": [1]}


def test_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nothing.json")
    assert load(tmp_path / "nothing.json", default=3) == 3


def test_copies(poem, tmp_path):
    copy_upper(poem, tmp_path / "loud.txt")
    assert (tmp_path / "loud.txt").read_text().startswith("ROSES")


def test_folders(tmp_path):
    (tmp_path / "small").write_text("1")
    (tmp_path / "large").write_text("1" * 100)
    assert largest_file(tmp_path) == "large"
    assert listing(tmp_path) == ["large", "small"]
    (tmp_path / "small").unlink()
    assert listing(str(tmp_path)) == ["large"]


def test_makes_folders(tmp_path):
    make_tree(tmp_path)
    assert (tmp_path / "a" / "deep" / "file.txt").read_text() == "a"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_removes(tmp_path):
    (tmp_path / "empty").touch()
    (tmp_path / "full").write_text("x")
    remove_empty(tmp_path)
    assert os.listdir(tmp_path) == ["full"]


def test_bytes(tmp_path):
    path = tmp_path / "data.bin"
    path.write_bytes(bytes(range(256)) * 4)
    assert checksum(path) == sum(range(256)) * 4 % 256


def test_tempfile():
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.write("3\n4\n")
    try:
        assert read_numbers(file.name) == [3, 4]
        assert extension(file.name) == ".txt"
    finally:
        os.unlink(file.name)


def test_temporary_directory():
    with tempfile.TemporaryDirectory() as folder:
        write_squares(os.path.join(folder, "out"), [4])
        assert open(os.path.join(folder, "out")).read() == "16\n"


def test_working_directory(tmp_path, monkeypatch):
    (tmp_path / "here.txt").write_text("found")
    monkeypatch.chdir(tmp_path)
    assert read_here("here.txt") == "found"
    write_squares("out.txt", [5])
    assert pathlib.Path("out.txt").read_text() == "25\n"


def test_object_with_a_file(tmp_path):
    log = Log(tmp_path / "log.txt")
    log.add("one")
    log.add("two")
    assert log.lines() == ["one", "two"]
    assert (tmp_path / "log.txt").read_text() == "one\ntwo\n"
    assert log.path == tmp_path / "log.txt"


def test_paths_that_are_no_files():
    assert extension("a/b.tar.gz") == ".gz"
    assert extension(pathlib.Path("x.py")) == ".py"


def test_words_fails(poem):
    assert count_words(poem) == 7
