"""A graph is drawn in words that a beginner knows, with its cut, and within bounds."""

import re

import pytest

from grader.results import GraphView, Language, Review
from reports import review_report, student_report
from reports.graph import Drawing, draw
from reports.grid import Room
from reports.messages import Speaker
from tests.reports.graphs import (
    ACCUMULATE,
    drawn,
    half_cut,
    hostile_graph,
    node,
    rebuilt,
    square_plus_one,
    without_graph,
)
from tests.reports.reading import read


def _draw(view: GraphView, language: Language = "en", entries: int = 10_000) -> Drawing:
    return draw(view, Speaker(language), Room(entries=entries, characters=0))


def _words(drawing: Drawing) -> list[tuple[str, str]]:
    return [(box.title, box.note) for box in drawing.boxes]


def _page(graph: GraphView, expected: GraphView | None, language: Language = "en") -> str:
    return student_report(drawn(graph, expected=expected), language)


def test_a_box_says_the_operation_and_the_kind() -> None:
    """Backward0 and the name of the accumulator tell a beginner nothing."""
    assert _words(_draw(square_plus_one())) == [
        ("Add", "output node"),
        ("Pow", "intermediate node"),
        ("first argument", "leaf node"),
    ]
    assert _words(_draw(square_plus_one(), "zh"))[2] == ("第 1 个参数", "叶子节点")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("SumBackward1", "Sum"), ("MyOpBackward", "MyOp"), ("torch::autograd::CopySlices", "CopySlices")],
)
def test_operations_of_any_origin_have_short_names(name: str, shown: str) -> None:
    """Numbered overloads, a student's own functions, and the engine's own nodes."""
    assert _draw(GraphView(nodes=[node(name, "output")])).boxes[0].title == shown


@pytest.mark.parametrize(
    ("label", "shown"),
    [("1", "second argument"), ("0[2]", "first argument[2]"), ("w", "w"), ("6", "argument 7")],
)
def test_arguments_are_called_as_the_student_counts_them(label: str, shown: str) -> None:
    """Positions count from one in words; keywords stay names."""
    assert _draw(GraphView(nodes=[node(ACCUMULATE, "leaf", label)])).boxes[0].title == shown


def test_a_cut_is_a_broken_arrow_with_a_cross() -> None:
    """The argument that is not reached points to the output, and the way is broken."""
    drawing = _draw(half_cut())
    broken = [arrow for arrow in drawing.arrows if arrow.cross is not None]

    assert len(broken) == 1
    assert ("x", "the graph does not reach it") in _words(drawing)
    assert drawing.boxes[-1].left == max(box.left for box in drawing.boxes)


def test_a_result_without_a_graph_says_so() -> None:
    """It has no arrow that is whole."""
    drawing = _draw(without_graph())

    assert _words(drawing)[0] == ("the result", "no graph")
    assert all(arrow.cross for arrow in drawing.arrows)


def test_the_words_name_every_node_and_what_it_was_made_of() -> None:
    """Who does not see the drawing reads the same."""
    assert _draw(square_plus_one()).lines == [
        "first argument (leaf node)",
        "Pow (intermediate node) ← first argument",
        "Add (output node) ← Pow",
    ]


def test_a_large_graph_is_cut_and_keeps_what_is_not_reached() -> None:
    """The cut is what the drawing is for."""
    long = [node("AddBackward0", "intermediate", inputs=[place + 1]) for place in range(30)]
    drawing = _draw(GraphView(nodes=[*long, node("", "unreached", "x")]))

    assert len(drawing.boxes) == 24
    assert drawing.is_cut_off
    assert drawing.boxes[-1].kind == "unreached"


def test_hostile_names_are_cut_and_harmless() -> None:
    """No odd character, no long name, and a size that has an end."""
    drawing = _draw(hostile_graph())

    assert len(drawing.boxes) == 24
    assert max(len(text) for box in drawing.boxes for text in (box.title, box.note)) < 60
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", "".join(drawing.lines))
    assert drawing.width < 6000


def test_a_page_without_room_draws_nothing() -> None:
    """What is large takes from the page's room like every value."""
    assert _draw(square_plus_one(), entries=3).width == 0


def test_many_large_graphs_do_not_grow_the_page() -> None:
    """The rest says that it is left out."""
    html = student_report(drawn(*[hostile_graph()] * 20, expected=hostile_graph()), "en")

    assert "The drawing is left out here" in read(html).text
    assert len(html.encode()) < 150_000


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["你的结果的计算图", "应有的计算图", "计算图到不了这里", "用文字说明这张图"]),
        ("en", ["The graph of your result", "The graph that it should have", "does not reach it"]),
    ],
)
def test_a_page_shows_both_graphs_with_captions(language: Language, words: list[str]) -> None:
    """Each is an image with a title, a description, and a list of its nodes."""
    html = _page(rebuilt(), square_plus_one(), language)
    page = read(html)

    assert [word for word in words if word not in page.text] == []
    assert len(re.findall(r'<svg role="img"[^>]*><title>[^<]+</title><desc>[^<]+</desc>', html)) == 2


def test_the_legend_explains_a_broken_line_only_where_there_is_one() -> None:
    """A whole graph needs no word about cuts."""
    assert "A broken line" in read(_page(rebuilt(), None)).text
    assert "A broken line" not in read(_page(square_plus_one(), None)).text


def test_a_graph_without_nodes_is_not_drawn() -> None:
    """There is nothing to show."""
    assert "The graph of your result" not in read(_page(GraphView(nodes=[]), None)).text


def test_the_teacher_sees_the_students_graph() -> None:
    """The review says whose graph it is."""
    page = review_report(drawn(rebuilt()), Review(), "en")

    assert "The graph of the student’s result" in read(page).text
