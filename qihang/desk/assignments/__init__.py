"""Assignments: what is released to whom, until when, how often, and when marks are seen."""

from qihang.desk.assignments.file import OverviewFile, PlansFile, SessionFile
from qihang.desk.assignments.jobs import Jobs
from qihang.desk.assignments.pages import Act, Overview, Session, Work

__all__ = ["Act", "Jobs", "Overview", "OverviewFile", "PlansFile", "Session", "SessionFile", "Work"]
