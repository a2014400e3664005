"""Pull requests made of objects that git itself would not make, or of histories that say other things."""

import os
import unicodedata
from pathlib import Path

import pytest

from tests.ci.repositories import GitRepository, executable, link
from tests.ci.test_pull_requests import BASE, Place, Run, right, wrong
from tests.ci.test_several_files import COURSE, PACKAGE, RIGHT


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    repository = GitRepository.create(tmp_path_factory.mktemp("trees") / "repository")
    return Place(repository, repository.commit(BASE, branch="main"))


def raw_tree(repository: GitRepository, *entries: tuple[str, bytes, str]) -> str:
    """Write a tree of (mode, name, object), in this order and with any names."""
    data = b"".join(
        mode.encode() + b" " + name + b"\0" + bytes.fromhex(object_id) for mode, name, object_id in entries
    )
    return repository.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", data=data)


def blob(repository: GitRepository, text: str) -> str:
    return repository.git("hash-object", "-w", "--stdin", data=text.encode())


def head_with(place: Place, student: str) -> str:
    """Return a commit on the base whose only submission is the tree `student`, as alice's."""
    repository = place.repository
    exercises = repository.git("rev-parse", f"{place.base}:exercises")
    submissions = raw_tree(repository, ("40000", b"alice", student))
    top = raw_tree(repository, ("40000", b"exercises", exercises), ("40000", b"submissions", submissions))
    return repository.git("commit-tree", top, "-p", place.base, "-m", "odd")


def one_line(run: Run) -> str:
    """Return the error, which is one line."""
    lines = run.process.stderr.splitlines()
    assert len(lines) == 1, run.process.stderr
    return lines[0]


@pytest.mark.parametrize("name", [b"..", b".", b".git", b"\\..\\bob"])
def test_a_name_that_leads_upwards_leads_nowhere(place: Place, tmp_path: Path, name: bytes) -> None:
    inside = raw_tree(place.repository, ("100644", b"adding.py", blob(place.repository, wrong("adding"))))
    own = ("100644", b"moving.py", blob(place.repository, right("moving")))

    run = place.ci(
        head_with(place, raw_tree(place.repository, ("40000", name, inside), own)), tmp_path / "out"
    )

    assert run.process.stderr == ""
    assert run.students == ["alice"]
    assert "moving" in run.verdicts("alice")
    assert not (tmp_path / "adding.py").exists()


def test_two_files_of_one_name_are_refused(place: Place, tmp_path: Path) -> None:
    files = [("100644", b"adding.py", blob(place.repository, one("adding"))) for one in (wrong, right)]

    run = place.ci(head_with(place, raw_tree(place.repository, *files)), tmp_path / "out")

    assert run.process.returncode == 1
    assert run.verdicts("alice") == {"adding": ["error"]}
    assert "twice" in (run.out / "comment.md").read_text(encoding="utf-8")


def test_a_tree_of_more_files_than_there_are_atoms_is_refused(place: Place, tmp_path: Path) -> None:
    tree = raw_tree(place.repository, ("100644", b"f", blob(place.repository, "x = 1\n")))
    for _ in range(12):
        tree = raw_tree(place.repository, *(("40000", b"%02d" % number, tree) for number in range(32)))

    run = place.ci(head_with(place, tree), tmp_path / "out")

    assert run.process.returncode == 2
    assert "at most 64 MiB" in one_line(run)


def test_a_folder_of_too_many_files_stops_no_other_student(place: Place, tmp_path: Path) -> None:
    many = {f"submissions/alice/notes-{number}.txt": "" for number in range(5001)}
    head = place.head(
        {**many, "submissions/alice/adding.py": right("adding"), "submissions/dan/adding.py": right("adding")}
    )

    run = place.ci(head, tmp_path / "out")

    assert run.process.returncode == 2
    assert run.students == ["dan"]
    assert run.verdicts("dan") == {"adding": ["passed"]}
    assert "at most 5000 files" in (run.out / "comment.md").read_text(encoding="utf-8")


def test_ones_own_folder_may_not_become_a_link_to_anothers(place: Place, tmp_path: Path) -> None:
    head = place.head({"submissions/bob": link("carol")}, without=("submissions/bob/adding.py",))

    run = place.ci(head, tmp_path / "out", "--student", "bob")

    assert run.students == []
    assert "link" in run.ignored["submissions/bob"]
    assert "deleted" in run.ignored["submissions/bob/adding.py"]


def test_a_folder_called_like_a_file_is_none(place: Place, tmp_path: Path) -> None:
    head = place.head({"submissions/alice/adding.py/adding.py": right("adding")})

    run = place.ci(head, tmp_path / "out")

    assert run.process.stderr == ""
    assert len(run.students) + len(run.ignored) == 1


def test_a_change_of_mode_alone_is_graded(place: Place, tmp_path: Path) -> None:
    run = place.ci(place.head({"submissions/carol/adding.py": executable(wrong("adding"))}), tmp_path / "out")

    assert run.process.returncode == 1
    assert run.verdicts("carol") == {"adding": ["failed"]}


def test_a_file_taken_from_another_student_leaves_that_one_alone(place: Place, tmp_path: Path) -> None:
    head = place.head(
        {"submissions/alice/adding.py": right("adding")}, without=("submissions/bob/adding.py",)
    )

    run = place.ci(head, tmp_path / "out", "--student", "alice")

    assert (run.process.returncode, run.students) == (0, ["alice"])
    assert "another student's folder" in run.ignored["submissions/bob/adding.py"]


def test_the_name_of_a_student_in_another_normal_form_is_a_twin(tmp_path: Path) -> None:
    repository = GitRepository.create(tmp_path / "repository")
    base = repository.commit({**BASE, "submissions/Andr\u00e9/adding.py": right("adding")}, branch="main")
    twin = unicodedata.normalize("NFD", "submissions/Andr\u00e9/adding.py")
    both = {**BASE, "submissions/Andr\u00e9/adding.py": right("adding"), twin: wrong("adding")}

    run = Place(repository, base).ci(repository.commit(both, base), tmp_path / "out")

    assert (run.process.returncode, run.students) == (0, [])
    assert len(run.ignored) == 1


def test_what_only_a_merge_brings_in_is_seen(place: Place, tmp_path: Path) -> None:
    """Neither parent has it, so no diff against one of them alone would be asked for."""
    harmless = place.head({"submissions/alice/notes.txt": "x"})
    forged = {
        **BASE,
        "exercises/adding/checks.py": "def test_adding(student):\n    pass\n",
        "submissions/alice/adding.py": wrong("adding"),
    }

    run = place.ci(place.repository.commit(forged, place.base, harmless), tmp_path / "out")

    assert run.process.returncode == 1
    assert run.verdicts("alice") == {"adding": ["failed"]}
    assert "exercises/adding/checks.py" in run.ignored


def test_grafts_do_not_change_the_history(tmp_path: Path) -> None:
    repository = GitRepository.create(tmp_path / "repository")
    place = Place(repository, repository.commit(BASE, branch="main"))
    first = place.head({"submissions/alice/adding.py": wrong("adding")})
    head = repository.commit({**BASE, "submissions/alice/adding.py": wrong("adding"), "x": "1"}, first)
    repository.git("update-ref", "refs/heads/forged", first)
    (repository.path / ".git" / "info").mkdir(exist_ok=True)
    (repository.path / ".git" / "info" / "grafts").write_text(f"{place.base} {first}\n")

    assert place.ci(head, tmp_path / "out").verdicts("alice") == {"adding": ["failed"]}


def test_a_history_of_its_own_is_told(place: Place, tmp_path: Path) -> None:
    orphan = place.repository.commit({**BASE, "submissions/alice/adding.py": right("adding")})

    run = place.ci(orphan, tmp_path / "out")

    assert run.process.returncode == 2
    assert "a common ancestor" in one_line(run)


def test_what_is_no_commit_is_told(place: Place, tmp_path: Path) -> None:
    run = place.ci(blob(place.repository, "x"), tmp_path / "out")

    assert run.process.returncode == 2
    assert "--head" in one_line(run)


def test_a_file_that_the_clone_lacks_is_told(tmp_path: Path) -> None:
    """A partial clone; nothing is fetched for it."""
    repository = GitRepository.create(tmp_path / "repository")
    place = Place(repository, repository.commit(BASE, branch="main"))
    head = place.head({"submissions/alice/adding.py": "x = 'lost'\n"})
    lost = repository.git("rev-parse", f"{head}:submissions/alice/adding.py")
    os.remove(repository.path / ".git" / "objects" / lost[:2] / lost[2:])

    run = place.ci(head, tmp_path / "out")

    assert run.process.returncode in (1, 2)
    assert run.process.stderr.count("\n") <= 1


@pytest.mark.parametrize(
    ("name", "content", "verdict"),
    [
        ("Ledger.py", RIGHT, "error"),
        ("ledger.py", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "error"),
        ("ledger.py", RIGHT.encode("utf-16"), "error"),
        ("ledger.py", b"#" * (3 << 20), "error"),
        ("LEDGER/__init__.py", RIGHT, "passed"),
        ("ledger/__init__.py", RIGHT, "passed"),
        ("torch.py", "raise SystemExit\n", "passed"),
        ("conftest.py", "raise SystemExit\n", "passed"),
    ],
)
def test_odd_files_in_a_package(tmp_path: Path, name: str, content: str | bytes, verdict: str) -> None:
    repository = GitRepository.create(tmp_path / "repository")
    base = repository.commit(COURSE, branch="main")
    files = {f"submissions/alice/{path}": text for path, text in PACKAGE.items()}

    head = repository.commit({**COURSE, **files, f"submissions/alice/bank/{name}": content}, base)
    run = Place(repository, base).ci(head, tmp_path / "out")

    assert run.process.stderr == ""
    assert run.verdicts("alice") == {"bank": [verdict]}
