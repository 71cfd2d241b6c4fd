"""S6: the items to try in its workbook."""

from qihang.sessions.s6.practice import rules, sending

__all__ = ["rules", "sending"]
