"""Results in the forms that other systems take: tables, CI services, autograders, gradebooks."""

from reports.export.classroom50 import classroom50
from reports.export.formats import FORMATS, Format
from reports.export.gradebook import Filled, Gradebook

__all__ = ["FORMATS", "Filled", "Format", "Gradebook", "classroom50"]
