"""The projector: a session's pages in large letters for a whole class, opened by who teaches it.

It is the page that trainees have, drawn for the projector and forked from the same template. Its
kernel has no token and no way to the answer service: it cannot save, hand in or read anything,
and draws numbers of its own.
"""

from qihang.server.projector.asks import About, Count, Lead
from qihang.server.projector.pages import Show

__all__ = ["About", "Count", "Lead", "Show"]
