"""Submissions: what is handed in, found and read with every size capped and nothing trusted.

Reading never runs, unpacks or follows anything: a folder, a file or a zip becomes the texts of its
`<topic>.py` files, and the reasons why everything else was left alone.
"""

from grader.submission.caps import Caps
from grader.submission.collect import TopicFile, topic_files
from grader.submission.find import Candidate, find_submissions
from grader.submission.ids import safe_id
from grader.submission.layout import ExtraFiles
from grader.submission.model import Ignored, SourceFile, Submission
from grader.submission.read import read_candidate, read_submission

__all__ = [
    "Candidate",
    "Caps",
    "ExtraFiles",
    "Ignored",
    "SourceFile",
    "Submission",
    "TopicFile",
    "find_submissions",
    "read_candidate",
    "read_submission",
    "safe_id",
    "topic_files",
]
