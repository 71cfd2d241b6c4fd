"""S2: the items to try in its workbook."""

from qihang.sessions.s2.practice import own, pages, shops, stock

__all__ = ["own", "pages", "shops", "stock"]
