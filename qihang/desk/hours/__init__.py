"""Attendance and hours: who of a class was there, corrected by a person, and the month's sheet."""

from qihang.desk.hours.day import Hours, Keep
from qihang.desk.hours.month import Month, MonthFile
from qihang.desk.hours.person import PersonHours

__all__ = ["Hours", "Keep", "Month", "MonthFile", "PersonHours"]
