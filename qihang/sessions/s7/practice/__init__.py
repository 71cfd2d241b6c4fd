"""S7: the items to try in its workbook."""

from qihang.sessions.s7.practice import papers, work

__all__ = ["papers", "work"]
