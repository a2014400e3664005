"""Similar submissions: what is copied is found under any name, what is given or obvious is not."""

import random
import re

import pytest

from grader.results import Text
from reports.similarity import ENOUGH, Index, Pair, Similar, page_names, similar_page
from reports.similarity.matches import common_blocks, marked_lines
from reports.similarity.tokens import given_lines, own_tokens
from reports.similarity.winnow import GRAM, WINDOW, fingerprints
from tests.reports.builders import COURSE
from tests.reports.classes import CODE
from tests.reports.hostile import HOSTILE
from tests.reports.reading import read

STUB = '''import torch


def run(values, rate):
    """要做的事 | What to do."""
    raise NotImplementedError
'''
COPIED = CODE.format(f="run", n="found")
RENAMED = "# mine, all mine\n" + CODE.format(f="go", n="mine").replace("values", "xs").replace("total", "t")


def _original(seed: int, lines: int = 40) -> str:
    """Return code that no other seed writes."""
    draw = random.Random(seed)
    words = ["exp", "sum", "mean", "view", "sort", "topk", "std", "roll", "flip", "norm", "amax", "cumsum"]
    operators = ["+", "-", "*", "/", "@", "**", "//", "<", ">="]
    return "".join(
        f"a{line} = b.{draw.choice(words)}({draw.randrange(99)}) {draw.choice(operators)} "
        f"c.{draw.choice(words)}(dim={draw.randrange(9)}) {draw.choice(operators)} {draw.randrange(999)}\n"
        for line in range(lines)
    )


def _similar(sources: dict[str, str], given: list[str] | None = None) -> Similar:
    index = Index({"sums": given or []})
    for student, source in sources.items():
        index.add(student, "sums", source)
    return index.similar(lambda student, topic: sources[student])


def _who(similar: Similar) -> list[tuple[str, str]]:
    return [(pair.one, pair.other) for pair in similar.pairs]


def test_a_copy_with_other_names_comments_and_layout_is_found() -> None:
    others = {f"s{seed}": _original(seed) for seed in range(6)}
    similar = _similar({**others, "x": COPIED, "y": RENAMED.replace("    ", "\t")})

    assert _who(similar) == [("x", "y")]
    assert similar.pairs[0].part_of_one == 1


def test_a_copied_piece_in_much_else_is_found_by_the_smaller_part() -> None:
    similar = _similar({"x": COPIED, "y": _original(1) + COPIED + _original(2)})

    assert _who(similar) == [("x", "y")]
    assert similar.pairs[0].part_of_one > 0.8 > similar.pairs[0].part_of_other


def test_functions_in_another_order_are_found() -> None:
    one, other = _original(1, 15), _original(2, 15)

    assert _who(_similar({"x": one + other, "y": other + one})) == [("x", "y")]


def test_what_was_given_is_not_compared() -> None:
    """Students who hand in the stub, or the samples pasted below it, have nothing of their own."""
    similar = _similar({"x": STUB + COPIED, "y": STUB + COPIED, "z": STUB}, given=[STUB, COPIED])

    assert (similar.pairs, similar.compared, similar.short) == ([], 0, 3)


def test_what_many_write_is_the_obvious_way() -> None:
    """Of twelve students seven agree: that says nothing of any two of them."""
    alike = {f"a{number}": COPIED for number in range(7)}
    similar = _similar({**alike, **{f"s{seed}": _original(seed) for seed in range(5)}})

    assert similar.pairs == []


def test_short_code_is_too_short_to_say() -> None:
    short = "def f(a, dim):\n    return a.sum(dim=dim)\n"
    similar = _similar({"x": short, "y": short})

    assert len(own_tokens(short)) < ENOUGH
    assert (similar.pairs, similar.compared, similar.short) == ([], 0, 2)


def test_independent_code_is_not_similar() -> None:
    assert _similar({f"s{seed}": _original(seed) for seed in range(40)}).pairs == []


def test_winnowing_misses_no_long_run() -> None:
    """Whatever two share that is GRAM + WINDOW - 1 tokens long gives a common fingerprint."""
    draw = random.Random(3)
    shared = own_tokens(_original(9))[: GRAM + WINDOW - 1]
    for seed in range(50):
        before, after = own_tokens(_original(seed)), own_tokens(_original(seed + 100))
        one = before[: draw.randrange(40)] + shared + after[: draw.randrange(40)]
        other = after[: draw.randrange(40)] + shared + before[: draw.randrange(40)]

        assert set(fingerprints(one)) & set(fingerprints(other))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\n",
        '"""',
        "(" * 5000,
        "def f(:\n  x = '\n",
        "\x00",
        "\ud800 = 1",
        HOSTILE,
        "if x:\n\ty\n        z\n",
        "0777 = 08",
    ],
)
def test_odd_sources_are_compared_as_far_as_they_go(source: str) -> None:
    """What Python cannot read ends the comparison, never the grading."""
    similar = _similar({"x": COPIED + source, "y": COPIED})

    assert _who(similar) == [("x", "y")]


def test_names_texts_and_comments_are_left_out_attributes_are_not() -> None:
    one = [
        token.text for token in own_tokens("total = a.sum(dim=0)  # so\n'a note'\nprint('x', len(total))\n")
    ]

    assert " ".join(one) == "name = name . sum ( name = 0 ) print ( string , len ( name ) )"


def test_a_stub_s_lines_are_taken_away_one_by_one() -> None:
    source = STUB.replace("raise NotImplementedError", "return values.sum() * rate")

    assert [token.text for token in own_tokens(source, given_lines([STUB]))] == (
        ["return", "name", ".", "sum", "(", ")", "*", "name"]
    )


def test_matching_spans_are_the_same_code_on_both_sides() -> None:
    """Each block's tokens are equal, and what is marked is what they stand for."""
    sources = (_original(1, 8) + COPIED, COPIED + _original(2, 8))
    one, other = (own_tokens(source) for source in sources)
    blocks = common_blocks(one, other)
    first, second = (
        [
            "".join(piece.text for piece in line if piece.block)
            for line in marked_lines(
                source, tokens, [(getattr(block, side), block.length) for block in blocks]
            )
        ]
        for source, tokens, side in ((sources[0], one, "one"), (sources[1], other, "other"))
    )

    assert [line for line in first if line] == [line for line in second if line]
    assert "".join(first).replace(" ", "") == COPIED.replace(" ", "").replace("\n", "")
    for block in blocks:
        texts = [token.text for token in one[block.one : block.one + block.length]]
        assert texts == [token.text for token in other[block.other : block.other + block.length]]


def test_marking_loses_no_character() -> None:
    source = COPIED + 's = """two\nlines"""; t = 1\n' * 3
    tokens = own_tokens(source)
    lines = marked_lines(source, tokens, [(0, 20), (25, 40), (len(tokens) - 9, 9)])

    assert "\n".join("".join(piece.text for piece in line) for line in lines) == source


def test_the_page_shows_both_and_accuses_nobody() -> None:
    pair = Pair("sums", "林晓", HOSTILE, 20, 0.9, 0.8)
    page = similar_page(
        pair, (COPIED, RENAMED + f"\n# {HOSTILE}"), frozenset(), COURSE, Text(zh="求和", en="Sums"), "zh"
    )
    text = read(page).text

    assert "相似不等于抄袭" in text
    assert page.count('<a class="block"') == 2 * len(re.findall('id="a\\d', page)) > 0
    assert read(page).count("script") == 0


def test_every_pair_has_a_page_of_its_own() -> None:
    """Names may be long, hold dashes, or differ in case alone."""
    pairs = [
        Pair("sums", one, other, 9, 1, 1)
        for one, other in [("a-b", "c"), ("a", "b-c"), ("A", "b-C"), ("林" * 80, "x"), ("林" * 80, "y")]
    ]
    names = [name for _, name in page_names(pairs)]

    assert len({name.casefold() for name in names}) == len(pairs)
    assert all(len(name.encode()) < 200 for name in names)


def test_a_class_of_thousands_is_compared_without_all_pairs() -> None:
    """Two copies among 2,000 are found, and nothing else."""
    sources = {f"s{seed}": _original(seed, 12) for seed in range(2000)}
    similar = _similar({**sources, "x": COPIED, "y": RENAMED})

    assert _who(similar) == [("x", "y")]
    assert similar.compared == 2002


def test_a_file_costs_few_fingerprints() -> None:
    """Of every two in the window and one more about one is kept, 4 bytes each: a class fits in memory."""
    tokens = own_tokens(_original(5, 200))
    prints = fingerprints(tokens)

    assert prints.itemsize == 4
    assert len(prints) < 1.2 * len(tokens) * 2 / (WINDOW + 1)
