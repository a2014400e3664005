"""Results as people read them: pages for the student, the teacher and the class, and a table of marks."""

from reports.class_page import class_pages, class_report
from reports.classroom import CheckMark, ClassMeta, ClassRow, TopicMark
from reports.review_page import review_report
from reports.sanitise import plain
from reports.student_page import student_report
from reports.tables import grades_csv

__all__ = [
    "CheckMark",
    "ClassMeta",
    "ClassRow",
    "TopicMark",
    "class_pages",
    "class_report",
    "grades_csv",
    "plain",
    "review_report",
    "student_report",
]
