"""A course is read with its defaults filled in, and refused in one line where it cannot be used."""

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Limits, load_course
from grader.errors import InputError
from grader.results import Text

Course = Callable[..., Path]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Write a course of the named topics, with course.toml (None: absent) and an exercise.toml each."""

    def write(*topics: str, course: str | None = None, exercise: str | None = None) -> Path:
        for topic in topics:
            folder = tmp_path / "exercises" / topic
            folder.mkdir(parents=True)
            (folder / "checks.py").write_text("def test_it(student): ...\n")
            if exercise is not None:
                (folder / "exercise.toml").write_text(exercise, encoding="utf-8")
        if course is not None:
            (tmp_path / "exercises" / "course.toml").write_text(course, encoding="utf-8")
        return tmp_path

    return write


def refusal(root: Path) -> str:
    with pytest.raises(InputError) as caught:
        load_course(root)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("text", [None, ""])
def test_a_course_needs_no_tables(course: Course, text: str | None) -> None:
    loaded = load_course(course("b", "a", course=text, exercise=text))

    assert loaded.topic_ids == ("a", "b")
    assert loaded.preload is None
    topic = loaded.topic("a")
    assert (topic.points, topic.points_declared, topic.feedback) == (10.0, False, "hint")
    assert topic.titles == Text(zh="a", en="a")
    assert topic.limits == Limits()


def test_folders_without_checks_and_hidden_ones_are_no_topics(course: Course) -> None:
    root = course("a", ".ipynb_checkpoints")
    (root / "exercises" / "notes").mkdir()
    (root / "exercises" / "README.md").touch()

    assert load_course(root).topic_ids == ("a",)


def test_listed_topics_come_first_and_others_follow_by_name(course: Course) -> None:
    assert load_course(course("a", "b", "c", course='topics = ["c"]')).topic_ids == ("c", "a", "b")


def test_parts_give_the_order_where_topics_does_not(course: Course) -> None:
    text = (
        '[[parts]]\ntitle = "One"\ntopics = ["b"]\n[[parts]]\ntitle = {zh = "二", en = "Two"}\ntopics = ["a"]'
    )
    loaded = load_course(course("a", "b", course=text))

    assert loaded.topic_ids == ("b", "a")
    assert [(part.title, part.topics) for part in loaded.parts] == [
        (Text(zh="One", en="One"), ("b",)),
        (Text(zh="二", en="Two"), ("a",)),
    ]


def test_exercise_toml_is_read(course: Course) -> None:
    text = """
        points = 4
        timeout = 2.5
        feedback = "full"
        functions = ["f", "g"]
        builds_on = ["reshape"]
        title = {zh = "求和", en = "Sums"}
        [mistakes.other_dim]
        message = {zh = "沿错了维度", en = "Wrong dim"}
        [mistakes.mean]
        message = "mean"
        hint = "sum"
    """
    topic = load_course(course("a", exercise=text)).topic("a")

    assert (topic.points, topic.points_declared, topic.feedback) == (4.0, True, "full")
    assert (topic.functions, topic.builds_on) == (("f", "g"), ("reshape",))
    assert topic.titles == Text(zh="求和", en="Sums")
    assert topic.limits == Limits(timeout=2.5)
    assert topic.mistakes["other_dim"].message == Text(zh="沿错了维度", en="Wrong dim")
    assert topic.mistakes["other_dim"].hint is None
    assert topic.mistakes["mean"].hint == Text(zh="sum", en="sum")


def test_defaults_hold_for_topics_that_do_not_say_otherwise(course: Course) -> None:
    defaults = '[defaults]\npoints = 5\ntimeout = 3\nmemory = 256\nfeedback = "verdict"'
    topic = load_course(course("a", course=defaults, exercise="memory = 512")).topic("a")

    assert (topic.points, topic.points_declared, topic.feedback) == (5.0, True, "verdict")
    assert topic.limits == Limits(timeout=3.0, memory=512)


def test_the_files_of_a_topic_are_found(course: Course) -> None:
    root = course("a")
    for name in ("exercises/a/stub.py", "exercises/a/prompt.zh.md", "solutions/a/reference.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    (root / "solutions/a/wrong").mkdir()
    (root / "solutions/a/wrong/other_dim.py").touch()
    topic = load_course(root).topic("a")

    assert topic.stub == topic.folder / "stub.py"
    assert topic.samples is None
    assert topic.prompts == {"zh": topic.folder / "prompt.zh.md"}
    assert topic.solutions.reference == topic.solutions.folder / "reference.py"
    assert [file.name for file in topic.solutions.wrong] == ["other_dim.py"]
    assert topic.solutions.right == ()


def test_a_bom_and_windows_line_ends_do_no_harm(course: Course) -> None:
    root = course("a")
    (root / "exercises/a/exercise.toml").write_bytes(b"\xef\xbb\xbfpoints = 3\r\n")

    assert load_course(root).topic("a").points == 3


def test_a_folder_without_exercises_is_no_course(tmp_path: Path) -> None:
    assert "exercises/" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('topics = ["a", "gone"]', "a folder with checks.py for the topic 'gone'"),
        ('topics = ["a", "a"]', "the topic 'a' once, found it 2 times"),
        ('[[parts]]\ntitle = "x"\ntopics = ["gone"]', "'gone'"),
        ("topics = 3", "list for `topics`, found 3"),
        ("topics = [1]", "text for `topics[0]`, found 1"),
        ('title = {zh = "x"}', "the key `en` in `title`, found none"),
        ('title = {zh = "x", en = "y", fr = "z"}', "only known keys in `title`, found 'fr'"),
        ("point = 10", "found 'point'"),
        ("a = 1\nb = = 2", "line 2"),
        ('[defaults]\nfeedback = "everything"', "one of verdict, hint, example, full"),
        ("[defaults]\ntimeout = 0", "found 0"),
        ('preload = ["os; x"]', "a module to preload"),
    ],
)
def test_a_course_toml_that_cannot_be_used_is_said_in_one_line(course: Course, text: str, said: str) -> None:
    message = refusal(course("a", course=text))

    assert "exercises/course.toml: wanted" in message
    assert said in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('points = "ten"', "number for `points`, found 'ten'"),
        ("points = -1", "found -1"),
        ("points = nan", "found nan"),
        ("points = true", "found True"),
        ("score = 1", "only known keys (title, points,"),
        ('functions = ["two words"]', "a function that is a Python name"),
        ("[mistakes.x]\nhint = 'h'", "the key `message` in `mistakes.x`"),
        ("[mistakes.x]\nmessage = 3", "`mistakes.x.message`, found 3"),
        ("[mistakes.'a-b']\nmessage = 'm'", "a mistake that is a Python name"),
        ("mistakes = {x = 3}", "table for `mistakes.x`, found 3"),
        ("[title", "valid TOML"),
    ],
)
def test_an_exercise_toml_that_cannot_be_used_is_said_in_one_line(
    course: Course, text: str, said: str
) -> None:
    message = refusal(course("a", exercise=text))

    assert "exercises/a/exercise.toml: wanted" in message
    assert said in message


def test_a_table_in_another_encoding_is_refused(course: Course) -> None:
    root = course("a")
    (root / "exercises/a/exercise.toml").write_bytes('title = "求和"'.encode("gbk"))

    assert "UTF-8" in refusal(root)


@pytest.mark.parametrize("topic", ["dim-sums", "1st", "class", "torch", "conftest"])
def test_a_topic_id_that_cannot_be_imported_is_refused(course: Course, topic: str) -> None:
    assert repr(topic) in refusal(course(topic))


def test_an_unknown_topic_is_answered_with_those_there_are(course: Course) -> None:
    loaded = load_course(course("dim_sums", "matmul"))
    with pytest.raises(InputError, match=r"dim_sums, matmul \(did you mean dim_sums\?\)"):
        loaded.topic("dim_sum")


def test_further_files_of_a_topic_are_read(course: Course) -> None:
    loaded = load_course(course("a", exercise='files = ["helper.py", "model.py"]'))

    assert loaded.topic("a").files == ("helper.py", "model.py")
    assert loaded.extra_files == {"a": ("helper.py", "model.py")}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("json.py", "hide no module of the standard library"),
        ("torch.py", "hide no module of the grader's"),
        ("msgspec.py", "hide no module of an installed package"),
        ("conftest.py", "hide no module of the grader's"),
        ("checks.py", "no file of the course has"),
        ("a.py", "differ by more than capitals"),
        ("A.py", "differ by more than capitals"),
        ("data.csv", "names of Python modules"),
        ("../helper.py", "names of Python modules"),
        ("sub/helper.py", "names of Python modules"),
        ("my-helper.py", "names of Python modules"),
        ("class.py", "names of Python modules"),
        ("helper", "names of Python modules"),
    ],
)
def test_a_further_file_that_cannot_be_one_is_refused(course: Course, name: str, found: str) -> None:
    message = refusal(course("a", exercise=f"files = [{name!r}]"))

    assert found in message
    assert "exercise.toml" in message
    assert repr(name) in message


def test_a_solution_may_be_a_folder(course: Course) -> None:
    root = course("a")
    for name in (
        "reference/a/__init__.py",
        "right/other/a.py",
        "wrong/mistake/a.py",
        "wrong/notes/README.md",
    ):
        file = root / "solutions" / "a" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    solutions = load_course(root).topic("a").solutions

    assert solutions.reference == solutions.folder / "reference"
    assert [path.name for path in solutions.right] == ["other"]
    assert [path.name for path in solutions.wrong] == ["mistake"]
