"""Class now: every seat of a lesson, and what a class is asked for."""

from qihang.desk.now.pages import Ask, Now, Seats
from qihang.desk.now.watch import Watch

__all__ = ["Ask", "Now", "Seats", "Watch"]
