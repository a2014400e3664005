"""result.json is strict, whole, and described by its schema."""

import json
import math
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from grader.errors import InputError, InternalError
from grader.results import (
    CheckResult,
    Isolation,
    SubmissionResult,
    SubmittedFiles,
    TensorView,
    Text,
    TopicResult,
)
from grader.results.json import read_json, schema, schema_text, to_json, write_json

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "result.schema.json"
TITLE = Text(zh="沿维度求和", en="Sums over a dim")
CHECK = CheckResult(
    id="test_sum[1-2]",
    title=TITLE.en,
    verdict="failed",
    points=10.0,
    score=0.0,
    mistake="other_dim",
    message="You summed over dim 0.",
    hint=None,
    seconds=0.01,
    output="",
    titles=TITLE,
    messages=TITLE,
    answer=TensorView(kind="tensor", shape=[2], dtype="float32", values=["1", "nan"], marked=[1]),
)
RESULT = SubmissionResult(
    student="alice",
    submission=SubmittedFiles(files={"dim_sums.py": "0" * 64}, ignored=["README.md"]),
    score=0.0,
    max_score=10.0,
    status="graded",
    isolation=Isolation(tier="full", layers=["seccomp"]),
    seed=123,
    grader="0.1.0",
    torch="2.13.0",
    started="2026-11-24T10:00:00Z",
    seconds=0.4,
    topics=[
        TopicResult(id="dim_sums", status="graded", score=0.0, max_score=10.0, checks=[CHECK], titles=TITLE)
    ],
    course=TITLE,
)


def with_output(text: str) -> SubmissionResult:
    check = replace(CHECK, output=text)
    return replace(RESULT, topics=[replace(RESULT.topics[0], checks=[check])])


def test_a_result_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_json(RESULT, tmp_path / "out" / "result.json")

    assert read_json(tmp_path / "out" / "result.json") == RESULT


def test_writing_leaves_nothing_but_the_file(tmp_path: Path) -> None:
    write_json(RESULT, tmp_path / "result.json")
    write_json(RESULT, tmp_path / "result.json")

    assert [file.name for file in tmp_path.iterdir()] == ["result.json"]


def test_a_result_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    write_json(RESULT, tmp_path / "result.json")
    with pytest.raises(InternalError):
        write_json(replace(RESULT, seconds=math.nan), tmp_path / "result.json")

    assert read_json(tmp_path / "result.json") == RESULT


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_json_lacks_is_our_fault(number: float) -> None:
    with pytest.raises(InternalError, match="JSON"):
        to_json(replace(RESULT, score=number))


def test_lone_surrogates_are_replaced() -> None:
    text = json.loads(to_json(with_output("a\ud800b")))["topics"][0]["checks"][0]["output"]

    assert text == "a\ufffdb"


def test_surrogates_in_file_names_are_replaced() -> None:
    odd = replace(RESULT, submission=SubmittedFiles(files={"\udcff.py": ""}, ignored=["\udcfe"]))

    assert json.loads(to_json(odd))["submission"] == {"files": {"\ufffd.py": ""}, "ignored": ["\ufffd"]}


def test_hostile_text_keeps_its_characters() -> None:
    text = "\ufeff\0\x1b[31m\u202e</script> \U0001f600"

    assert json.loads(to_json(with_output(text)))["topics"][0]["checks"][0]["output"] == text


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": "other/1"}', b"\xff", b"[" * 100_000])
def test_a_file_that_is_no_result_is_an_input_error(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "result.json"
    file.write_bytes(content)

    with pytest.raises(InputError, match=r"result\.json: wanted"):
        read_json(file)


def test_a_missing_result_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_json(tmp_path / "result.json")


def test_the_documented_schema_is_the_schema_of_the_model() -> None:
    """If not: python -c "from grader.results.json import schema_text; print(schema_text(), end='')"."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_a_result_satisfies_the_schema() -> None:
    jsonschema.validate(json.loads(to_json(RESULT)), schema())


def test_the_schema_refuses_an_unknown_verdict() -> None:
    sample = json.loads(to_json(RESULT))
    sample["topics"][0]["checks"][0]["verdict"] = "perfect"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(sample, schema())
