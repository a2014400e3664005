"""A table of marks with one row a student and topic, for spreadsheets and statistics."""

from grader.results import Language, SubmissionResult, TopicResult
from reports.figures import score_number
from reports.messages import Speaker
from reports.sanitise import csv_cell
from reports.tables import BOM, csv_line
from reports.topics import checks_of

COLUMNS = (
    *("student", "topic", "title", "status", "score", "max_score", "passed", "checks", "mistakes"),
    *("total", "total_max"),
)


def csv_head() -> str:
    """Return the line of the columns' names, behind a byte order mark: spreadsheets then read UTF-8."""
    return BOM + csv_line(COLUMNS)


def csv_rows(result: SubmissionResult, language: Language) -> str:
    """Return a line a topic; a score that is not there is an empty cell; `total` is the student's score."""
    return "".join(csv_line(_cells(result, topic, Speaker(language))) for topic in result.topics)


def _cells(result: SubmissionResult, topic: TopicResult, speaker: Speaker) -> list[object]:
    checks = checks_of(topic)
    mistakes = dict.fromkeys(check.mistake for check in checks if check.mistake)
    return [
        csv_cell(result.student),
        csv_cell(topic.id),
        csv_cell(speaker.title_of(topic)),
        topic.status,
        score_number(topic.score),
        score_number(topic.max_score),
        sum(check.verdict == "passed" for check in checks),
        len(checks),
        csv_cell(" ".join(mistakes)),
        score_number(result.score),
        score_number(result.max_score),
    ]
