"""Marking by hand: what waits for a person, and one hand-in after the other."""

from qihang.desk.marking.hand_ins import Give, HandIn, Question
from qihang.desk.marking.listing import Names, Waiting
from qihang.desk.marking.room import MarkingRoom

__all__ = ["Give", "HandIn", "MarkingRoom", "Names", "Question", "Waiting"]
