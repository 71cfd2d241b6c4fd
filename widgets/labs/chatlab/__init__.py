"""ChatLab: answer one of three customers, and see what each reply does."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from qihang.commerce.chat.talk import MOST_REPLIES, Case, End, Harm, Move, Talk, draw
from qihang.language.messages import (
    Bilingual,
    Message,
    Translated,
    message,
    translations,
)
from qihang.questions.base import Unreadable
from qihang.questions.chat import LONGEST_REPLY, Chat
from widgets.core import chat
from widgets.core.lab import Lab, assets, bilingual, can_be_written, said

CUSTOMERS: dict[str, Case] = {
    "lamp": draw(Random(1), "lamp"),
    "small": draw(Random(4), "small"),
    "asks": draw(Random(2), "asks"),
}
"""Who writes, by the matter."""

MINUTES = 3
"""After which the clock stops."""

MOODS: tuple[tuple[str, Translated], ...] = (
    ("○", message("calm")),
    ("◐", message("worried")),
    ("●", message("angry")),
    ("●", message("very angry")),
)
"""A sign and a word for each mood, from calm to loud."""

HARMS: dict[Harm, Translated] = {
    "insults": message("A rude word"),
    "promises": message("A promise that nobody can keep"),
    "private": message("Private data"),
    "off-platform": message("Away from the platform"),
    "untrue": message("Not on the card"),
}
"""What a reply may do amiss."""

Chat(CUSTOMERS["lamp"]).talk(["."])  # so that the lists of words are read before kernels are forked


class ChatLab(Lab):
    """The desk of a shop's chat: hear, fact, next step. Nothing here is marked."""

    _esm, _css = assets("chatlab")
    item = "lab.chat"
    verbs = frozenset({"customer", "say", "back"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`: the same customer, from the beginning."""
        self._replies: list[str] = []
        self._name = getattr(self, "_name", "lamp")

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"customer": self._name, "replies": list(self._replies)}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_customer(state.get("customer"))
        replies = state.get("replies")
        for text in replies[:MOST_REPLIES] if isinstance(replies, list) else ():
            self.do_say(text)

    def do_customer(self, name: object) -> None:
        """Take another customer; his talk begins anew."""
        if isinstance(name, str) and name in CUSTOMERS:
            self._name = name
            self._replies = []
            self.redraw()

    def do_say(self, text: object) -> None:
        """Send one reply more, if the talk has not come to its end."""
        try:
            read = self._chat.read([*self._replies, text])
        except Unreadable:
            return
        if can_be_written(read[-1]):
            self._replies.append(read[-1])
            self.redraw()

    def do_back(self) -> None:
        """Take the last reply back."""
        if self._replies:
            self._replies.pop()
            self.redraw()

    @property
    def _chat(self) -> Chat:
        return Chat(CUSTOMERS[self._name])

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        case = CUSTOMERS[self._name]
        talk = self._chat.talk(self._replies)
        moves = self._chat.moves(tuple(self._replies))
        mood = talk.turns[-1].mood if talk.turns else case.mood
        return {
            "lab": "chat",
            "words": bilingual({**chat.WORDS, **_WORDS}),
            "customers": [
                {"id": name, "text": translations(text)} for name, text in _NAMES.items()
            ],
            "customer": self._name,
            "seconds": 60 * MINUTES,
            "card": _card(case),
            "desk": chat.desk(case, LONGEST_REPLY),
            "talk": chat.so_far(talk, list(self._replies)),
            "left": translations(
                message("Replies left: {left}.", left=MOST_REPLIES - len(self._replies))
            ),
            "mood": {"sign": MOODS[mood][0], "word": translations(MOODS[mood][1])},
            "made": list(_made(moves, talk.end)),
            "whole": talk.end == "well",
            **_sentence(case, talk, moves, mood),
        }


def _card(case: Case) -> dict[str, Any]:
    """What the shop knows of the matter."""
    return {
        "title": translations(case.title),
        "lines": [
            {"name": translations(name), "value": translations(value)} for name, value in case.lines
        ],
    }


def _made(moves: list[Move], end: End | None) -> Iterator[dict[str, Any]]:
    """Which of the three moves the last reply made, and what it did amiss.

    At a good end it is which ones the whole talk made.
    """
    if not moves:
        return
    if end == "well":
        for name, text in _MOVES.items():
            yield {"name": name, "text": translations(text), "made": True}
        return
    move = moves[-1]
    made = {"hear": move.hears, "fact": bool(move.tells), "next": move.next_step}
    for name, is_made in made.items():
        yield {"name": name, "text": translations(_MOVES[name]), "made": is_made}
    for harm in move.harms:
        yield {"name": harm, "text": translations(HARMS[harm]), "made": None}


def _sentence(case: Case, talk: Talk, moves: list[Move], mood: int) -> dict[str, Any]:
    """How the customer is, and what he still waits for."""
    if talk.end:
        tone = ("ok", "✓") if talk.end == "well" else ("notyet", "→")
        return said(_ENDED[talk.end], *tone)
    missing = _missing(case, moves) if moves else None
    return said(missing or message("The customer is {mood}.", mood=MOODS[mood][1]))


def _missing(case: Case, moves: list[Move]) -> Message | None:
    told = frozenset[str]().union(*(move.tells for move in moves))
    waits: list[Translated] = [one.name for name, one in case.told.items() if name not in told]
    if not any(move.next_step for move in moves):
        waits.append(message("the next step"))
    if not any(move.hears for move in moves):
        waits.append(message("a word that shows that you heard"))
    return message("Still missing: {what}.", what=waits[0]) if waits else None


_ENDED: dict[End, Translated] = {
    "well": message("The customer is content."),
    "unheard": message("The customer left."),
    "complaint": message("The customer went to the platform."),
    "lead": message("The shift lead goes on."),
}

_MOVES: dict[str, Translated] = {
    "hear": message("Hear"),
    "fact": message("Fact"),
    "next": message("Next step"),
}

_NAMES: dict[str, Translated] = {
    "lamp": Bilingual("灯碎了", "Lamp"),
    "small": Bilingual("鞋小了", "Shoes"),
    "asks": Bilingual("买前问", "A question"),
}

_WORDS: dict[str, Translated] = {
    "title": message("The chat of a small shop"),
    "question": message("What do you reply? Hear, say a fact, say the next step."),
    "who": message("The customer who writes"),
    "mood": message("Mood of the customer:"),
    "last": message("Your last reply:"),
    "whole": message("The whole talk:"),
    "missing": message("not yet"),
    "quick": message("Quick replies"),
    "does": message("this reply does it"),
    "does_not": message("this reply does not do it yet"),
    "amiss": message("take it out"),
    "clock": message("A clock of 3 minutes"),
    "clock_off": message("no clock"),
    "clock_start": message("Start the clock"),
    "clock_pause": message("Pause the clock"),
    "clock_on": message("Let the clock go on"),
    "clock_over": message("3 minutes are over. Take your time."),
    "again": message("Start again"),
}
