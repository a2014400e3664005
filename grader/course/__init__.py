"""The course: what is taught, read from `exercises/` and `solutions/` into plain values."""

from grader.course.find import find_course
from grader.course.load import load_course
from grader.course.model import (
    Counting,
    Course,
    FeedbackPolicy,
    Late,
    Limits,
    Mistake,
    Part,
    Solutions,
    Topic,
)
from grader.course.names import unknown_topic
from grader.course.preload import course_texts, late_imports, preload_of

__all__ = [
    "Counting",
    "Course",
    "FeedbackPolicy",
    "Late",
    "Limits",
    "Mistake",
    "Part",
    "Solutions",
    "Topic",
    "course_texts",
    "find_course",
    "late_imports",
    "load_course",
    "preload_of",
    "unknown_topic",
]
