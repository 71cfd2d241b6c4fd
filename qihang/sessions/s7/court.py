"""S7: what a limit on spending takes away, and what it does not."""

from __future__ import annotations

from qihang.language.messages import Bilingual, Message, message
from qihang.sessions.s7.rows import Row
from qihang.sessions.shown import FactCard

ALLOWED: dict[str, Message] = {"allowed": message("Allowed"), "not": message("Not allowed")}

_NONE = message("no")

RULE = FactCard(
    message("The rule here"),
    (
        (message("Planes"), _NONE),
        (message("Soft sleepers"), _NONE),
        (message("G trains"), _NONE),
        (message("D trains"), message("2nd class only")),
        (message("Buying homes"), _NONE),
        (message("Holiday trips"), _NONE),
        (message("Cars"), message("only for work")),
    ),
)
"""Article 3 of the Supreme Court's rules on limits of spending, as far as the cases need it."""


def _not(id: str, zh: str, en: str) -> Row:
    return Row(id, "not", Bilingual(zh, en), {"allowed": "limit-is-a-word-only"})


def _allowed(id: str, zh: str, en: str) -> Row:
    return Row(id, "allowed", Bilingual(zh, en), {"not": "everything-is-forbidden"})


SPENT: tuple[Row, ...] = (
    _not("plane", "坐飞机看朋友", "A plane to see a friend"),
    _not("fast", "坐 G 字头的车回老家", "A G train home"),
    _not("sleeper", "坐软卧", "A soft sleeper"),
    _not("first", "坐 D 字头一等座", "First class on a D train"),
    _not("holiday", "到海边旅游", "A holiday at the sea"),
    _not("home", "买一套房", "Buying a home"),
    _allowed("slow", "坐普通火车的硬座", "A hard seat on a slow train"),
    _allowed("second", "坐 D 字头二等座", "Second class on a D train"),
    _allowed("coach", "坐长途汽车", "A long-distance bus"),
    _allowed("work", "在饭馆上班", "Work in a restaurant"),
    _allowed("room", "租一间小房住", "Renting a small room"),
    _allowed("scooter", "买电动车送外卖", "An e-bike to carry meals"),
)
"""Half of them are allowed."""
