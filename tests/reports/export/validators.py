"""What consumers demand of the files, written from their published rules."""

import re
from typing import Any
from xml.etree import ElementTree

import jsonschema

_POINTS = {"type": "number", "minimum": 0}
_VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
_TEXT_FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
GRADESCOPE = {
    "type": "object",
    "required": ["score", "tests"],
    "additionalProperties": False,
    "properties": {
        "score": _POINTS,
        "execution_time": _POINTS,
        "output": {"type": "string"},
        "output_format": _TEXT_FORMAT,
        "test_output_format": _TEXT_FORMAT,
        "test_name_format": _TEXT_FORMAT,
        "visibility": _VISIBILITY,
        "stdout_visibility": _VISIBILITY,
        "extra_data": {"type": "object"},
        "leaderboard": {"type": "array"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "score": _POINTS,
                    "max_score": _POINTS,
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "name_format": _TEXT_FORMAT,
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "output_format": _TEXT_FORMAT,
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": _VISIBILITY,
                    "extra_data": {"type": "object"},
                },
            },
        },
    },
}
_NAME = {"type": "string", "minLength": 1}
_WHOLE = {"type": "integer", "minimum": 0}
CLASSROOM50 = {
    "type": "object",
    "required": [
        *("schema", "classroom", "assignment", "owner", "submission", "commit", "release", "review"),
        *("datetime", "score", "max-score", "tests"),
    ],
    "properties": {
        "schema": {"const": "classroom50/result/v1"},
        "classroom": _NAME,
        "assignment": _NAME,
        "assignment_type": {"enum": ["individual", "group", "team"]},
        "owner": _NAME,
        "submission": {"type": "string", "pattern": "^submit/."},
        "commit": _NAME,
        "release": _NAME,
        "review": _NAME,
        "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "score": _WHOLE,
        "max-score": _WHOLE,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["test-name", "passed", "score", "max-score"],
                "properties": {
                    "test-name": _NAME,
                    "passed": {"type": "boolean"},
                    "score": _WHOLE,
                    "max-score": _WHOLE,
                },
            },
        },
    },
}


def demand_gradescope(found: Any) -> None:
    """Hold the content of a results.json to Gradescope's specification."""
    jsonschema.validate(found, GRADESCOPE)


def demand_classroom50(found: Any) -> None:
    """Hold a result to `classroom50/result/v1`: whole numbers that add up, none above its maximum."""
    jsonschema.validate(found, CLASSROOM50)
    parts = found["tests"]
    assert not any(
        isinstance(part[name], bool) for part in [found, *parts] for name in ("score", "max-score")
    )
    for name in ("score", "max-score"):
        assert sum(part[name] for part in parts) == found[name]
    assert all(part["score"] <= part["max-score"] for part in parts)


_CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testsuite", "properties", "testcase", "system-out", "system-err"},
    "properties": {"property"},
    "testcase": {"skipped", "error", "failure", "system-out", "system-err"},
}
_ATTRIBUTES = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"time", "skipped", "timestamp", "hostname", "id", "package", "group", "file", "log", "url"},
    ),
    "property": ({"name", "value"}, set()),
    "testcase": ({"name"}, {"time", "classname", "group"}),
    **dict.fromkeys(("failure", "error", "skipped"), (set(), {"type", "message"})),
}
_SECONDS = re.compile(r"\d*(\.\d*)?")


def read_junit(text: str) -> ElementTree.Element:
    """Return the root of a JUnit file after holding it to the rules of Jenkins' junit-10.xsd."""
    root = ElementTree.fromstring(text.encode("utf-8"))
    assert root.tag == "testsuites"
    for element in root.iter():
        needed, allowed = _ATTRIBUTES.get(element.tag, (set(), set()))
        assert needed <= set(element.attrib) <= needed | allowed, element.tag
        assert {child.tag for child in element} <= _CHILDREN.get(element.tag, set()), element.tag
        assert _SECONDS.fullmatch(element.get("time", "0"))
    for suite in root.iter("testsuite"):
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[name]) == sum(case.find(tag) is not None for case in cases)
    return root
