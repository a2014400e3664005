"""Make new topics: one to be edited that verifies at once, or one around a test file that exists."""

from grader.authoring.existing import existing_topic
from grader.authoring.fresh import fresh_topic
from grader.authoring.write import new_course, write_topic

__all__ = ["existing_topic", "fresh_topic", "new_course", "write_topic"]
