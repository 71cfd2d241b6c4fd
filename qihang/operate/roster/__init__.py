"""Rosters: who is enrolled, with which name and in which class, and what brings that about."""

from qihang.operate.roster.enrolling import enrol, new_pin
from qihang.operate.roster.people import BadRoster, Trainee
from qihang.operate.roster.reading import read

__all__ = ["BadRoster", "Trainee", "enrol", "new_pin", "read"]
