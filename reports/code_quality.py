"""GitLab's code-quality report: the same remarks as the annotations, beside the lines of a merge request."""

import hashlib
import json
from collections.abc import Sequence

from reports.annotations import Annotation
from reports.sanitise import plain


def code_quality(found: Sequence[Annotation]) -> str:
    """Return the report as JSON; remarks about no file are left out, for it has no place for them."""
    return json.dumps([_entry(one) for one in found if one.path is not None], ensure_ascii=False, indent=1)


def _entry(one: Annotation) -> dict[str, object]:
    path = (one.path or "").encode("utf-8", "replace").decode()
    return {
        "description": plain(f"{one.title}: {one.message}"),
        "check_name": plain(one.check),
        # the same check of the same file is the same remark in the next run, wherever its line has moved
        "fingerprint": hashlib.sha256(f"{path}\0{one.check}".encode("utf-8", "replace")).hexdigest(),
        "severity": "major" if one.level == "error" else "info",
        "location": {"path": path, "lines": {"begin": one.line or 1}},
    }
