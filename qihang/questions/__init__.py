"""The kinds of questions, by name. What each can do: :class:`qihang.questions.base.Question`.

``kind(…)`` sets a question; ``.expecting(…)`` gives it its key and ``.with_misconception(value,
idea)`` names the thought behind an answer that is not right yet. Both return a copy.
"""

from qihang.questions.choice import Choice
from qihang.questions.code import Code
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.table import Table
from qihang.questions.written import Written

KINDS: dict[str, type] = {
    kind.kind: kind for kind in (Number, Choice, Order, Decision, Code, Table, Written)
}
