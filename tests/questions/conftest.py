"""Kinds of questions are tried with misconceptions of the course's sessions."""

from qihang.sessions import every_misconception

every_misconception()
