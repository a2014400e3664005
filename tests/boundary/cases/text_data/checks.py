import io
import json
from textwrap import dedent

import pytest
from text_data import PointEncoder, average, config, count_lines, dump, first_line, group, load
from text_data import parse_csv, read_table, to_csv, wrap, write_report

CSV = dedent(
    """\
    name,city,score
    Ann,Rome,3.5
    Bob,"Paris, France",4
    Cy,Rome,1
    """
)


@pytest.fixture
def rows():
    return parse_csv(CSV)


def test_csv(rows):
    assert rows[1] == {"name": "Bob", "city": "Paris, France", "score": "4"}
    assert [row["name"] for row in rows] == ["Ann", "Bob", "Cy"]


def test_csv_out():
    assert to_csv([("a", 1), ("b,c", None)]) == 'a,1\n"b,c",\n'
    assert to_csv(iter([[1.5]])) == "1.5\n"


def test_groups(rows):
    groups = group(rows, "city")
    assert list(groups) == ["Rome", "Paris, France"]
    assert len(groups["Rome"]) == 2
    assert average(groups["Rome"], "score") == pytest.approx(2.25)
    with pytest.raises(KeyError, match="country"):
        group(rows, "country")


def test_json():
    value = {"a": [1, 2.5, None, True], "b": {"c": "é"}}
    assert load(json.dumps(value)) == value
    assert json.loads(dump(value)) == value
    assert dump({"b": 1, "a": 2}, sort_keys=True, indent=None) == '{"a": 2, "b": 1}'
    assert dump(1 + 2j, cls=PointEncoder) == "[1.0, 2.0]"
    with pytest.raises(TypeError, match="not JSON serializable"):
        dump({1, 2})


def test_json_error():
    with pytest.raises(json.JSONDecodeError) as info:
        load("{'a'}")
    assert info.value.lineno == 1
    assert info.value.pos == 1
    with pytest.raises(ValueError):
        load("")


def test_file_objects():
    file = io.StringIO(CSV)
    table = read_table(file)
    assert table[0]["city"] == "Rome"
    assert file.read() == ""


def test_open_file(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("name,n\na,1\nb,2\n")
    with path.open() as file:
        assert read_table(file) == [{"name": "a", "n": "1"}, {"name": "b", "n": "2"}]
    with open(path) as file:
        assert count_lines(file) == 3
    with open(path) as file:
        assert first_line(file) == "name,n"
        assert next(file) == "a,1\n"


def test_writes_to_a_file():
    out = io.StringIO()
    write_report(out, [("a", 1), ("b", 2)])
    assert out.getvalue() == "a: 1\nb: 2\ndone\n"


def test_writes_to_a_real_file(tmp_path):
    with open(tmp_path / "report.txt", "w") as out:
        write_report(out, [("x", 1)])
    assert (tmp_path / "report.txt").read_text() == "x: 1\ndone\n"


def test_config():
    assert config("# comment\na = 1\n\nb=x=y") == {"a": "1", "b": "x=y"}
    with pytest.raises(SyntaxError, match="line 2: no ="):
        config("a=1\nb")


def test_wrap():
    assert wrap("the quick brown fox jumps", 10) == ["the quick", "brown fox", "jumps"]


def test_csv_fails():
    assert to_csv([("a", 1)]) == "a;1\n"
