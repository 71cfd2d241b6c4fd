"""LimitLab: one payer's day with static codes, scan by scan."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from random import Random
from typing import Any, Literal

from qihang.commerce import money, payments
from qihang.commerce.payments import Scan
from qihang.commerce.rates import rate
from qihang.language.messages import Bilingual, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, note, whole

LIMIT = rate("static_code_daily_limit")

PAYERS: dict[str, Bilingual] = {
    "lin": Bilingual("林雨", "Lin Yu"),
    "zhao": Bilingual("赵明", "Zhao Ming"),
}

DAY: tuple[tuple[str, payments.CodeKind, int, int], ...] = (
    ("lin", "static", 20, 34),
    ("zhao", "static", 28, 44),
    ("lin", "dynamic", 24, 60),
    ("lin", "static", 16, 30),
    ("zhao", "dynamic", 10, 30),
    ("lin", "static", 24, 40),
    ("zhao", "static", 20, 36),
    ("lin", "static", 20, 36),
    ("lin", "static", 2, 9),
    ("zhao", "static", 16, 30),
)
"""Who scans what kind of code, and the least and most amount in hundredths of the limit."""

Status = Literal["counted", "free", "other", "refused", "next", "later"]

STATUS: dict[Status, Translated | str] = {
    "counted": message("paid, counts"),
    "free": message("paid, does not count"),
    "other": message("another payer"),
    "refused": message("refused, does not count"),
    "next": message("next"),
    "later": "",
}


class LimitLab(Lab):
    """Step through a day's scans and see what a payer may still pay with static codes."""

    _esm, _css = assets("limitlab")
    item = "lab.limit"
    verbs = frozenset({"payer", "next", "back", "go", "amount"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`. Starting again brings a new day."""
        self._begin_day(secrets.token_hex(4))

    def _begin_day(self, seed: str) -> None:
        self._seed = seed
        self._payer = "lin"
        self._position = 0
        self._amounts: dict[int, int] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``amounts``: pairs of a scan's number and its new yuan."""
        return {
            "seed": self._seed,
            "payer": self._payer,
            "position": self._position,
            "amounts": sorted([number, yuan] for number, yuan in self._amounts.items()),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self._begin_day(str(state.get("seed")))
        self.do_payer(state.get("payer"))
        for number, yuan in state.get("amounts") or []:
            self.do_go(number - 1)
            self.do_amount(yuan, number)
        self.do_go(state.get("position"))

    def do_payer(self, payer: object) -> None:
        """Look at the day of another payer."""
        if isinstance(payer, str) and payer in PAYERS:
            self._payer = payer
            self.redraw()

    def do_next(self) -> None:
        """Let the next scan happen."""
        self.do_go(self._position + 1)

    def do_back(self) -> None:
        """Take the last scan back."""
        self.do_go(self._position - 1)

    def do_go(self, position: object) -> None:
        """Go to the moment after that many scans."""
        if (position := whole(position, 0, len(DAY))) is not None:
            self._position = position
            self.redraw()

    def do_amount(self, yuan: object, number: object) -> None:
        """Change what is paid next. ``number`` says which scan the page took for the next."""
        following = self._next()
        yuan = whole(yuan, 1, _limit_yuan())
        if following is not None and whole(number, 1, len(DAY)) == following.number and yuan:
            self._amounts[following.number] = yuan
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Amounts are in fen, and in yuan as they are written."""
        refused = self._refused()
        counted = [scan for scan in self._done() if self._counts(scan, refused)]
        used = sum(scan.fen for scan in counted)
        last = self._done()[-1:]
        return {
            "lab": "limit",
            "words": bilingual(_WORDS),
            "payer": self._payer,
            "payers": [{"id": payer, "text": translations(name)} for payer, name in PAYERS.items()],
            "position": self._position,
            "of": translations(message("of {count}", count=len(DAY))),
            "limit": LIMIT.fen,
            "most_yuan": _limit_yuan(),
            "counted": [_amount(scan) for scan in counted],
            "refused": next((_amount(scan) for scan in last if scan.number in refused), None),
            "heads": _HEADS,
            "scans": [self._row(scan, refused) for scan in self._scans()],
            "next": self._shown_next(),
            "sentence": translations(self._sentence(used)),
            "said": self._said(last, refused, used),
        }

    def _scans(self) -> list[Scan]:
        return [
            replace(scan, fen=100 * self._amounts.get(scan.number, scan.fen // 100))
            for scan in _day(self._seed)
        ]

    def _done(self) -> list[Scan]:
        return self._scans()[: self._position]

    def _next(self) -> Scan | None:
        return next(iter(self._scans()[self._position :]), None)

    def _refused(self) -> tuple[int, ...]:
        """The payer's scans up to now that were refused."""
        own = [scan for scan in self._done() if scan.payer == self._payer]
        return payments.refused(own, LIMIT.fen)

    def _counts(self, scan: Scan, refused: tuple[int, ...]) -> bool:
        return self._status(scan, refused) == "counted"

    def _status(self, scan: Scan, refused: tuple[int, ...]) -> Status:
        if scan.number > self._position:
            return "next" if scan.number == self._position + 1 else "later"
        if scan.payer != self._payer:
            return "other"
        if scan.code == "dynamic":
            return "free"
        return "refused" if scan.number in refused else "counted"

    def _row(self, scan: Scan, refused: tuple[int, ...]) -> dict[str, Any]:
        status = self._status(scan, refused)
        return {
            "number": scan.number,
            "time": scan.time,
            "payer": translations(PAYERS[scan.payer]),
            "code": translations(payments.CODES[scan.code]),
            "yuan": _yuan(scan.fen),
            "status": status,
            "word": translations(STATUS[status]),
        }

    def _shown_next(self) -> dict[str, Any] | None:
        scan = self._next()
        if scan is None:
            return None
        who = message(
            "Scan {number}, {time}: {payer}, {code}.",
            number=scan.number,
            time=scan.time,
            payer=PAYERS[scan.payer],
            code=payments.CODES[scan.code],
        )
        return {"number": scan.number, "yuan": scan.fen // 100, "help": translations(who)}

    def _sentence(self, used: int) -> Translated:
        return message(
            "{payer} has used {used} of {limit} yuan. Still free: {left} yuan.",
            payer=PAYERS[self._payer],
            used=_yuan(used),
            limit=_limit_yuan(),
            left=_yuan(LIMIT.fen - used),
        )

    def _said(self, last: list[Scan], refused: tuple[int, ...], used: int) -> dict[str, Any]:
        """What the last scan meant for this payer. ``used`` has it in already if it counts."""
        if not last:
            first = message("The day begins. Press this button: Next scan.")
            return note("", "→", first)
        scan = last[0]
        status = self._status(scan, refused)
        tone, sign = {"refused": ("notyet", "×"), "counted": ("ok", "✓")}.get(status, ("", "–"))
        return note(tone, sign, self._meaning(scan, status, used))

    def _meaning(self, scan: Scan, status: Status, used: int) -> Translated:
        if status == "other":
            return message(
                "Scan {number} is paid by {other}. It does not touch the limit of {payer}.",
                number=scan.number,
                other=PAYERS[scan.payer],
                payer=PAYERS[self._payer],
            )
        if status == "free":
            return message(
                "Scan {number} is a dynamic code. It does not count.", number=scan.number
            )
        if status == "refused":
            return message(
                "Scan {number} is refused: {used} + {amount} = {sum} yuan is over {limit}."
                " It does not count.",
                number=scan.number,
                used=_yuan(used),
                amount=_yuan(scan.fen),
                sum=_yuan(used + scan.fen),
                limit=_limit_yuan(),
            )
        return message(
            "Scan {number} is paid: {before} + {amount} = {used} yuan.",
            number=scan.number,
            before=_yuan(used - scan.fen),
            amount=_yuan(scan.fen),
            used=_yuan(used),
        )


def _limit_yuan() -> int:
    return LIMIT.fen // 100


_WORDS: dict[str, Translated] = {
    "title": message("One payer's day"),
    "question": message("Which scan is one too many?"),
    "payer": message("Whose day do you look at?"),
    "next": message("Next scan"),
    "back": message("Back"),
    "position": message("Scans up to now"),
    "amount": message("Amount of the next scan"),
    "amount_less": message("Amount: 1 yuan less"),
    "amount_more": message("Amount: 1 yuan more"),
    "yuan": message("yuan"),
    "limit": message("limit {limit} yuan", limit=_limit_yuan()),
    "scans": message("All scans of the day in one shop"),
    "source": message(
        "The limit is for one payer and one day, not for the shop. Rule: {rule}, looked up {day}.",
        rule=LIMIT.source,
        day=LIMIT.date_checked,
    ),
    "again": message("Start again with a new day"),
}

_HEADS = [
    {"text": translations(text), "number": number}
    for text, number in (
        (message("No."), True),
        (message("Time"), False),
        (message("Payer"), False),
        (message("Code"), False),
        (message("Yuan"), True),
        (message("What happens"), False),
    )
]


@lru_cache(maxsize=4)
def _day(seed: str) -> tuple[Scan, ...]:
    """A day on which Lin has scans refused, and afterwards a small one that fits again."""
    random = Random(seed)
    while True:
        day = tuple(_drawn(random))
        refused = payments.refused((s for s in day if s.payer == "lin"), LIMIT.fen)
        small = max(scan.number for scan in day if scan.payer == "lin")
        if refused and small not in refused:
            return day


def _drawn(random: Random) -> Iterator[Scan]:
    minute = 8 * 60 + random.randrange(60)
    for number, (payer, code, least, most) in enumerate(DAY, start=1):
        minute += random.randrange(20, 70)
        fen = LIMIT.fen * random.randint(least, most) // 10_000 * 100
        yield Scan(number, payments.clock(minute), payer, code, fen)


def _amount(scan: Scan) -> dict[str, Any]:
    return {"number": scan.number, "fen": scan.fen, "yuan": _yuan(scan.fen)}


def _yuan(fen: int) -> str:
    """An amount without ``.00``, as all amounts of this day are whole yuan."""
    return money.yuan(fen).removesuffix(".00")
