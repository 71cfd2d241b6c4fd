"""S4: the items to try in its workbook."""

from qihang.sessions.s4.practice import answers, matters, numbers

__all__ = ["answers", "matters", "numbers"]
