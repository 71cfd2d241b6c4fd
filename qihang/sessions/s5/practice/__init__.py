"""S5: the items to try in its workbook."""

from qihang.sessions.s5.practice import live, numbers, seen

__all__ = ["live", "numbers", "seen"]
