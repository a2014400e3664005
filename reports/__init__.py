"""Results as people read them: pages for the student, the teacher and the class, and a table of marks."""

from reports.class_page import class_pages, class_report
from reports.classroom import CheckChange, CheckMark, ClassMeta, ClassRow, CountedMark, MarkChange, TopicMark
from reports.review_page import review_report
from reports.sanitise import plain
from reports.student_page import student_report
from reports.tables import grades_csv

__all__ = [
    "CheckChange",
    "CheckMark",
    "ClassMeta",
    "ClassRow",
    "CountedMark",
    "MarkChange",
    "TopicMark",
    "class_pages",
    "class_report",
    "grades_csv",
    "plain",
    "review_report",
    "student_report",
]
