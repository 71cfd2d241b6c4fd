"""RepliesLab: the log of a morning, line by line, and the three-minute reply rate that it has."""

from __future__ import annotations

from typing import Any, Literal

from qihang.commerce import money, replies
from qihang.commerce.replies import Round, clock
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole
from widgets.labs.replieslab.morning import BUYERS, END, LOG, SERVING, Said

Mark = Literal["new", "same", "quick", "late", "not"]

MARKS: dict[Mark, Message] = {
    "new": message("New round"),
    "same": message("Same round"),
    "quick": message("Within 3 minutes"),
    "late": message("Too late"),
    "not": message("Not counted"),
}

OF_BUYERS: tuple[Mark, ...] = ("new", "same")
"""What a buyer's line can be; the other marks are for what is answered."""

LINES = [one.line for one in LOG]


class RepliesLab(Lab):
    """Mark each line: where a round begins, and whether a person answered it in time."""

    _esm, _css = assets("replieslab")
    item = "lab.replies"
    verbs = frozenset({"mark", "back"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._marked = 0
        self._missed: Mark | None = None

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``marked``: how many lines, always the first ones, and behind
        them the end of the log; ``missed`` is a mark that the next one is not."""
        return {"marked": self._marked, "missed": self._missed}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self._marked = whole(state.get("marked"), 0, len(LOG) + 1) or 0
        missed = state.get("missed")
        if self._asked(missed) and missed != right(self._marked):
            self._missed = missed

    @property
    def _ended(self) -> bool:
        """Whether all lines are marked, and the end of the log."""
        return self._marked > len(LOG)

    def _asked(self, mark: object) -> bool:
        """Whether the next line can be that, as far as one sees who wrote it."""
        return not self._ended and isinstance(mark, str) and mark in choices(self._marked)

    def do_mark(self, mark: object) -> None:
        """Say what the next line is; it stays unmarked while that is not right."""
        if not self._asked(mark):
            return
        if mark == right(self._marked):
            self._marked += 1
            self._missed = None
        else:
            self._missed = mark  # type: ignore[assignment] # is one of the choices
        self.redraw()

    def do_back(self) -> None:
        """Take back the last mark."""
        if self._marked:
            self._marked -= 1
            self._missed = None
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``lines`` are those of the log and its end."""
        asked = () if self._ended else choices(self._marked)
        return {
            "lab": "replies",
            "words": bilingual(_WORDS),
            "lines": [
                *(self._line(place, said_then) for place, said_then in enumerate(LOG)),
                self._end(),
            ],
            "marks": [
                {"id": one, "text": translations(text), "off": one not in asked}
                for one, text in MARKS.items()
            ],
            "empty": not self._marked,
            "sum": self._sum(),
            **self._said(),
        }

    def _line(self, place: int, one: Said) -> dict[str, Any]:
        line = one.line
        name = BUYERS[line.buyer] if line.who == "buyer" else SERVING[line.who]
        return {
            "time": clock(line.at),
            "who": line.who,
            "name": translations(name),
            "text": translations(one.text),
            **self._told(place),
        }

    def _end(self) -> dict[str, Any]:
        text = translations(message("The log ends."))
        place = len(LOG)
        return {"time": clock(END), "who": "end", "name": None, "text": text, **self._told(place)}

    def _told(self, place: int) -> dict[str, Any]:
        """What stands beside a line: its mark, once it has one, and whether it is in a round."""
        here = place == self._marked
        if place >= self._marked:
            return {"here": here, "mark": None, "result": None, "says": None, "inside": False}
        mark = right(place)
        return {
            "here": here,
            "mark": mark,
            "result": translations(_result(place, mark)),
            "says": None if mark == "new" else translations(MARKS[mark]),
            "inside": mark != "not" or _waits(place),
        }

    def _sum(self) -> dict[str, Any]:
        """The rounds that are decided, and their rate once there is one."""
        decided = [one for one in _rounds(self._marked) if self._ended or one.waited is not None]
        return {
            "quick": replies.quick(decided),
            "all": len(decided),
            "rate": f"{money.percent(replies.rate(decided))}%" if decided else "–",
        }

    def _said(self) -> dict[str, Any]:
        if self._ended:
            return said(_in_the_end(), "ok", "✓")
        if self._missed:
            why = _why_not(self._marked, self._missed)
            return said(message("Not yet. {why}", why=why), "notyet", "→")
        if not self._marked:
            return said(message("09:00:10, Buyer A writes. Does a round begin here?"))
        marked = _marked(self._marked - 1)
        if self._marked == len(LOG):
            waits = message("Nobody ever answers {buyer}. What is that round?", buyer=_last_buyer())
            return said(waits, "ok", "✓")
        return said(marked, "ok", "✓")


def _last_buyer() -> Translated:
    return BUYERS[_of(len(LOG)).buyer]


def _rounds(count: int) -> tuple[Round, ...]:
    """The rounds of the first lines."""
    return replies.rounds(LINES[:count])


def choices(place: int) -> tuple[Mark, ...]:
    """What a line can be, by who wrote it; behind the last line stands the end of the log."""
    if place < len(LOG) and LINES[place].who == "buyer":
        return OF_BUYERS
    return tuple(mark for mark in MARKS if mark not in OF_BUYERS)


def right(place: int) -> Mark:
    """What a line is: what it does to the rounds of the lines before it."""
    if place == len(LOG):
        return "late"
    before, after = _rounds(place), _rounds(place + 1)
    if LINES[place].who == "buyer":
        return "new" if len(after) > len(before) else "same"
    if before == after:
        return "not"
    return "quick" if _of(place).quick else "late"


def _of(place: int) -> Round:
    """The last round of the chat in which a line was written; at the end the one that waits."""
    found = _rounds(place + 1)
    if place == len(LOG):
        return found[-1]
    return next(one for one in reversed(found) if one.buyer == LINES[place].buyer)


def _number(place: int) -> int:
    return _rounds(place + 1).index(_of(place)) + 1


def _waits(place: int) -> bool:
    """Whether nobody has answered the round when a line is written."""
    return _of(place).answered is None


def _result(place: int, mark: Mark) -> Translated | str:
    """A line's mark as it stands beside it, in few words."""
    if mark == "new":
        return message("Round {number}", number=_number(place))
    if mark == "same":
        return "↑"
    if mark == "not":
        return "–"
    waited = _of(place).waited
    sign = "✓" if mark == "quick" else "×"
    return f"{sign} {waited // 60}:{waited % 60:02}" if waited is not None else sign


def _waited(one: Round) -> Message:
    seconds = one.waited or 0
    return message("{minutes} min {seconds} s", minutes=seconds // 60, seconds=seconds % 60)


def _marked(place: int) -> Translated:
    """What the mark of a line means."""
    one, mark = _of(place), right(place)
    number = _number(place)
    if mark == "new":
        return message("Round {number} begins at {asked}.", number=number, asked=clock(one.asked))
    if mark == "same":
        return message("Nobody has answered yet: it is still round {number}.", number=number)
    if mark == "not" and _waits(place):
        return message("That was the robot. Round {number} still waits.", number=number)
    if mark == "not":
        return message("Round {number} has its answer already.", number=number)
    text = {
        "quick": message(
            "Round {number}: after {waited}, in time.", number=number, waited=_waited(one)
        ),
        "late": message(
            "Round {number}: after {waited}, too late.", number=number, waited=_waited(one)
        ),
    }
    return text[mark]


def _why_not(place: int, missed: Mark) -> Translated:
    """What speaks against a mark that a line does not have."""
    mark = right(place)
    if place == len(LOG):
        if missed == "quick":
            return message("No person answered the last round.")
        return message("A round that nobody answered counts, too.")
    one = _of(place)
    if mark == "new":
        if place == 0:
            return message("It is the first line.")
        if all(before.buyer != one.buyer for before in _rounds(place)):
            return message("This buyer has not asked before.")
        return message("The question before has its answer.")
    if mark == "same":
        return message("No person has answered this buyer yet.")
    if mark == "not":
        if LINES[place].who == "robot":
            return message("A robot sent this, no person.")
        return message("This round has its answer already.")
    if missed == "not":
        return message("Here a person answers for the first time.")
    return message("Count from the first question, {asked}.", asked=clock(one.asked))


def _in_the_end() -> Translated:
    every = _rounds(len(LOG))
    return message(
        "{quick} ÷ {all} = {rate}%. The robot counts in no round.",
        quick=replies.quick(every),
        all=len(every),
        rate=money.percent(replies.rate(every)),
    )


_WORDS: dict[str, Translated] = {
    "title": message("The log of a morning"),
    "question": message("Go line by line, and count the rounds."),
    "log": message("Chat log"),
    "of_buyer": message("A buyer writes"),
    "of_answer": message("Somebody answers"),
    "quick": message("Rounds in time"),
    "all": message("All rounds"),
    "rate": message("Reply rate"),
    "next_line": message("the next line"),
    "back": message("Step back"),
    "again": message("Start again"),
}
