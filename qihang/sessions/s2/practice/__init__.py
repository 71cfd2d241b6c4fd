"""S2: the items to try in its workbook."""

from qihang.sessions.s2.practice import pages, shops, stock

__all__ = ["pages", "shops", "stock"]
