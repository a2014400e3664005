import re

import pytest
import strings


@pytest.mark.parametrize("text", ["", "a", "Anna", "A man, a plan, a canal: Panama", "上海自来水来自海上"])
def test_palindromes(text):
    assert strings.is_palindrome(text) is True


@pytest.mark.parametrize("text", ["ab", "Hello"])
def test_no_palindromes(text):
    assert not strings.is_palindrome(text)


def test_words():
    assert strings.count_words("The cat and the hat. Don't!") == {
        "the": 2,
        "cat": 1,
        "and": 1,
        "hat": 1,
        "don't": 1,
    }


@pytest.mark.parametrize(
    ("text", "shift", "expected"),
    [
        pytest.param("abc", 3, "def", id="plain"),
        pytest.param("xyz", 3, "abc", id="wraps"),
        pytest.param("Hi!", 26, "Hi!", id="whole turn"),
        pytest.param("b", -1, "a", id="backwards"),
    ],
)
def test_caesar(text, shift, expected):
    assert strings.caesar(text, shift) == expected
    assert strings.caesar(expected, -shift) == text


def test_default_shift():
    assert strings.caesar("abc") == "def"
    assert strings.caesar(shift=1, text="a") == "b"


def test_unicode():
    assert strings.encode("é漢😀") == b"\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x98\x80"
    assert strings.decode("漢".encode()) == "漢"
    assert strings.acronym("über alles") == "ÜA"
    with pytest.raises(UnicodeEncodeError):
        strings.encode("é", encoding="ascii")
    with pytest.raises(UnicodeDecodeError, match="invalid start byte"):
        strings.decode(b"\xff")


def test_regular_expressions():
    assert strings.compress("aaabcc") == "a3b1c2"
    found = strings.match_number("42abc")
    assert found
    assert found.group("number") == "42"
    assert found.groups() == ("42", "abc")
    assert found[2] == "abc"
    assert strings.match_number("abc") is None
    assert strings.pattern().findall("1 22") == ["1", "22"]
    assert strings.pattern().pattern == r"\d+"


def test_lists_of_strings():
    assert strings.initials(["Ada Lovelace", "Alan Turing"]) == ["A.L", "A.T"]
    assert strings.initials(("Bo Derek",), sep="") == ["BD"]
    assert list(strings.find_all("banana", "ana")) == [1, 3]


def test_formatting():
    assert strings.table([("pi", 3.14159), ("e", 2.71828)]) == "pi      |  3.14\ne       |  2.72"


def test_parse():
    assert strings.parse("a: 1, 2") == ("a", [1, 2])
    with pytest.raises(ValueError, match=re.escape("no colon in 'abc'")):
        strings.parse("abc")
    with pytest.raises(ValueError, match="invalid literal"):
        strings.parse("a: x")


def test_long_text():
    text = "abc " * 20_000
    assert strings.count_words(text) == {"abc": 20_000}
    assert len(strings.caesar(text)) == len(text)


def test_compress_fails():
    assert strings.compress("aab") == "a2b"
