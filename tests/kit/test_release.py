"""The kit holds what students may see, and the same bytes wherever it is made."""

import io
import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.course import load_course
from grader.errors import InputError
from grader.kit.contents import kit_contents
from grader.kit.write import write_folder, zip_bytes
from grader.submission.notebook import convert
from tests.builders import Exercise, run_grader, write_course
from tests.kit.courses import CANARY, COURSE, TOML, small_course

ROOT = Path(__file__).parents[2]
# Shorter lines (`return x.grad`) are anybody's.
LONG = 24
# What prompts teach by an example, and solutions then do as well.
TAUGHT = {
    'device = torch.device("cuda" if torch.cuda.is_available() else "cpu")',
    "except RuntimeError as error:",
    "kernel = torch.tensor([[1, 0], [0, -1]])",
    "length = (v * v).sum().sqrt()",
    "loss = ((x @ w + b - y) ** 2).mean()",
    "n = np.array([[1, 2], [3, 4]])",
    "torch.cuda.synchronize()",
    "torch.set_grad_enabled(False)",
    "w -= learning_rate * w.grad",
    "w, b = torch.tensor([1.0, 2.0]), -4.0",
}


def source_lines(files: list[Path]) -> set[str]:
    lines = (line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines())
    # the first line of a call that goes on says nothing yet
    told = (line for line in lines if len(line) >= LONG and not line.endswith("("))
    return {line for line in told if not line.startswith(("def ", "import ", "from "))}


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: content.decode() for name, content in files.items()}


@pytest.fixture(scope="module")
def real_kit() -> dict[str, str]:
    return texts(kit_contents(load_course(ROOT), notebooks=True))


def hidden_lines(topic: Path) -> set[str]:
    """Return the lines of the topic's checks and solutions that its stub and samples do not have as well."""
    hidden = [topic / "checks.py", *(ROOT / "solutions" / topic.name).rglob("*.py")]
    return source_lines(hidden) - source_lines([topic / "stub.py", topic / "samples.py"])


def test_no_line_of_checks_or_solutions_of_the_real_course_is_in_its_kit(real_kit: Mapping[str, str]) -> None:
    whole = "\n".join(real_kit.values())
    topics = sorted(path.parent for path in (ROOT / "exercises").glob("*/checks.py"))

    found = {line for topic in topics for line in hidden_lines(topic) if line in whole}

    assert found - TAUGHT == set()


def test_no_mistake_is_named_in_the_kit_of_the_real_course(real_kit: Mapping[str, str]) -> None:
    whole = "\n".join(real_kit.values())
    mistakes = [mistake for topic in load_course(ROOT).topics for mistake in topic.mistakes.values()]

    assert len(mistakes) > 100
    assert [mistake.message.zh for mistake in mistakes if mistake.message.zh in whole] == []


def test_no_canary_is_in_the_kit(tmp_path: Path) -> None:
    files = texts(kit_contents(load_course(small_course(tmp_path)), notebooks=True))

    assert sorted(files) == [
        "README.en.md",
        "README.zh.md",
        "exercises/course.toml",
        "exercises/double/exercise.toml",
        "exercises/double/prompt.en.md",
        "exercises/double/prompt.zh.md",
        "exercises/double/samples.py",
        "exercises/double/stub.ipynb",
        "exercises/double/stub.py",
        "exercises/greet/exercise.toml",
        "exercises/greet/prompt.en.md",
        "exercises/greet/samples.py",
        "exercises/greet/stub.ipynb",
        "exercises/greet/stub.py",
    ]
    assert [name for name, text in files.items() if CANARY in text.lower()] == []


def test_the_same_course_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        small_course(tmp_path / name)
        done = run_grader(
            "release", "--course", tmp_path / name, "--out", tmp_path / f"{name}-kit",
            "--zip", tmp_path / f"{name}.zip", env={"LC_ALL": "de_DE.UTF-8", "TZ": name},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_folder_and_zip_hold_the_same(tmp_path: Path) -> None:
    run_grader(
        "release",
        "--course",
        small_course(tmp_path / "a"),
        "--out",
        tmp_path / "kit",
        "--zip",
        tmp_path / "k.zip",
    )

    with zipfile.ZipFile(tmp_path / "k.zip") as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    folder = tmp_path / "kit"
    written = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert zipped == written


def test_a_zip_is_asked_for_by_its_own_option(tmp_path: Path) -> None:
    done = run_grader("release", "--course", small_course(tmp_path / "a"), "--out", tmp_path / "kit.zip")

    assert done.returncode == 2
    assert "--zip makes a zip" in done.stderr
    assert not (tmp_path / "kit.zip").exists()


def test_a_zip_says_nothing_of_who_made_it_and_when() -> None:
    data = zip_bytes({"b": b"2", "a": b"1"})
    archive = zipfile.ZipFile(io.BytesIO(data))

    assert archive.namelist() == ["a", "b"]
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}


def test_a_kit_is_a_course_whose_samples_count(tmp_path: Path) -> None:
    course = load_course(small_course(tmp_path / "a"))
    write_folder(tmp_path / "kit", kit_contents(course), course)
    kit = load_course(tmp_path / "kit")

    assert kit.kit
    assert kit.suite == "samples"
    assert kit.topic_ids == course.topic_ids
    assert kit.title == course.title
    topic = kit.topic("double")
    assert (topic.titles, topic.points, topic.hints) == (
        course.topic("double").titles, 4.0, course.topic("double").hints,
    )  # fmt: skip
    assert topic.mistakes == {}


def test_a_kit_can_be_graded_by_its_samples(tmp_path: Path) -> None:
    course = load_course(small_course(tmp_path / "a"))
    write_folder(tmp_path / "kit", kit_contents(course), course)
    (tmp_path / "double.py").write_text("def double(x):\n    return x + x\n")

    done = run_grader(
        "grade", tmp_path / "double.py", "--course", tmp_path / "kit", "--topic", "double", "--json"
    )

    checks = json.loads(done.stdout)["topics"][0]["checks"]
    assert {check["id"]: check["verdict"] for check in checks} == {
        "test_double": "passed",
        "test_half": "error",
    }


def test_every_reference_passes_the_samples_of_the_real_kit(tmp_path: Path) -> None:
    course = load_course(ROOT)
    write_folder(tmp_path / "kit", kit_contents(course), course)
    (tmp_path / "kit" / "work").mkdir()
    for topic in course.topic_ids:
        reference = ROOT / "solutions" / topic / "reference.py"
        shutil.copy(reference, tmp_path / "kit" / "work" / f"{topic}.py")

    done = run_grader("check", "--lang", "en", cwd=tmp_path / "kit")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Everything passed." in done.stdout


def test_a_new_release_replaces_the_old_topics_and_keeps_the_students_work(tmp_path: Path) -> None:
    write_course(tmp_path / "a", COURSE, TOML)
    run_grader("release", "--course", tmp_path / "a", "--out", tmp_path / "kit")
    (tmp_path / "kit" / "work").mkdir()
    (tmp_path / "kit" / "work" / "greet.py").write_text("mine")
    write_course(tmp_path / "b", {"double": COURSE["double"]})

    done = run_grader("release", "--course", tmp_path / "b", "--out", tmp_path / "kit")

    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "kit" / "exercises" / "greet").exists()
    assert (tmp_path / "kit" / "work" / "greet.py").read_text() == "mine"


@pytest.mark.parametrize("place", [".", "exercises", "solutions/double", "other"])
def test_a_folder_with_other_files_is_never_touched(tmp_path: Path, place: str) -> None:
    course = small_course(tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("dear")

    done = run_grader("release", "--course", course, "--out", course / place)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "other" / "thesis.txt").read_text() == "dear"
    assert (course / "exercises" / "double" / "checks.py").is_file()


def test_a_kit_is_not_released_again(tmp_path: Path) -> None:
    course = load_course(small_course(tmp_path / "a"))
    write_folder(tmp_path / "kit", kit_contents(course), course)

    with pytest.raises(InputError, match="found a student kit"):
        kit_contents(load_course(tmp_path / "kit"))


def test_a_notebook_of_a_stub_is_the_stub(tmp_path: Path) -> None:
    course = load_course(small_course(tmp_path))
    files = kit_contents(course, notebooks=True)
    text = convert(files["exercises/double/stub.ipynb"]).text
    lines = [line for line in text.splitlines() if line and not line.startswith("# %%")]

    assert json.loads(files["exercises/double/stub.ipynb"])["nbformat"] == 4
    assert lines == [line for line in files["exercises/double/stub.py"].decode().splitlines() if line]


def test_a_topic_without_samples_is_named(tmp_path: Path) -> None:
    course = write_course(tmp_path / "a", {"bare": Exercise(checks="def test_a(student):\n    pass\n")})

    done = run_grader("release", "--course", course, "--out", tmp_path / "kit", "--lang", "en")

    assert (done.returncode, done.stderr) == (0, "without sample checks (samples.py): bare\n")
