"""ChatLab: answer one of three customers, and see what each reply does."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from qihang.commerce.chat.talk import ENDS, MOST_REPLIES, Case, Harm, Move, Talk, draw
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
    "insults": message("Rude, or blames the buyer"),
    "promises": message("A promise that nobody can keep"),
    "private": message("Private data"),
    "off-platform": message("Away from the platform"),
    "untrue": message("Not on the card"),
    "amount": message("Another amount than on the card"),
    "time": message("Another time than on the card"),
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
        self._name = getattr(self, "_name", "lamp")
        self._talks: dict[str, list[str]] = getattr(self, "_talks", {})
        self._thrown = self._talks.pop(self._name, [])

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`; the talks with the others where there are any."""
        others = {
            name: list(one) for name, one in self._talks.items() if name != self._name and one
        }
        mine: dict[str, Any] = {"customer": self._name, "replies": list(self._replies)}
        return mine | ({"others": others} if others else {})

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        others = state.get("others")
        for name, replies in others.items() if isinstance(others, dict) else ():
            if name in CUSTOMERS:
                self._restore(name, replies)
        name = state.get("customer")
        self._restore(name if name in CUSTOMERS else "lamp", state.get("replies"))

    def _restore(self, name: str, replies: object) -> None:
        self.do_customer(name)
        self._talks.pop(name, None)
        for text in replies[:MOST_REPLIES] if isinstance(replies, list) else ():
            self.do_say(text)

    def do_customer(self, name: object) -> None:
        """Take another customer; the talk with each goes on from where it was left."""
        if isinstance(name, str) and name in CUSTOMERS:
            self._name = name
            self._thrown = []
            self.redraw()

    def do_say(self, text: object) -> None:
        """Send one reply more, if the talk has not come to its end."""
        try:
            read = self._chat.read([*self._replies, text])
        except Unreadable:
            return
        if can_be_written(read[-1]):
            self._replies.append(read[-1])
            self._thrown = []
            self.redraw()

    def do_back(self) -> None:
        """Take the last reply back; or the start, where the talk was just started again."""
        if self._replies:
            self._replies.pop()
            self.redraw()
        elif self._thrown:
            self._talks[self._name], self._thrown = self._thrown, []
            self.redraw()

    @property
    def _replies(self) -> list[str]:
        return self._talks.setdefault(self._name, [])

    @property
    def _chat(self) -> Chat:
        return Chat(CUSTOMERS[self._name])

    def _words(self) -> dict[Harm, str]:
        """The words of the last reply that the card does not say."""
        return self._chat.against_card(self._replies[-1]) if self._replies else {}

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        case = CUSTOMERS[self._name]
        talk = self._chat.talk(self._replies)
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
            "undo": translations(message("Bring it back")) if self._thrown else None,
            "mood": {"sign": MOODS[mood][0], "word": translations(MOODS[mood][1])},
            "made": list(_made(talk, self._words())),
            "whole": talk.end == "well",
            **_sentence(case, talk, mood),
        }


def _card(case: Case) -> dict[str, Any]:
    """What the shop knows of the matter."""
    return {
        "title": translations(case.title),
        "lines": [
            {"name": translations(name), "value": translations(value)} for name, value in case.lines
        ],
    }


def _made(talk: Talk, words: dict[Harm, str]) -> Iterator[dict[str, Any]]:
    """Which of the three moves the last reply made, and what it did amiss.

    At a good end it is which ones the whole talk made.
    """
    if not talk.moves:
        return
    if talk.end == "well":
        for name, text in _MOVES.items():
            yield {"name": name, "text": translations(text), "made": True}
        return
    move = talk.moves[-1]
    made = {"hear": move.hears, "fact": bool(move.tells), "next": move.next_step}
    for name, is_made in made.items():
        yield {"name": name, "text": translations(_MOVES[name]), "made": is_made}
    for harm in move.harms:
        text = HARMS[harm]
        if harm in words:
            text = message("{what}: “{words}”", what=text, words=words[harm])
        yield {"name": harm, "text": translations(text), "made": None}


def _sentence(case: Case, talk: Talk, mood: int) -> dict[str, Any]:
    """How the customer is, and what he still waits for."""
    if talk.end:
        tone = ("ok", "✓") if talk.end == "well" else ("notyet", "→")
        return said(ENDS[talk.end], *tone)
    missing = _missing(case, talk.moves) if talk.moves else None
    return said(missing or message("The customer is {mood}.", mood=MOODS[mood][1]))


def _missing(case: Case, moves: tuple[Move, ...]) -> Message | None:
    told = frozenset[str]().union(*(move.tells for move in moves))
    waits: list[Translated] = [one.name for name, one in case.told.items() if name not in told]
    if not any(move.next_step for move in moves):
        waits.append(message("the next step"))
    if not any(move.hears for move in moves):
        waits.append(message("a word that shows that you heard"))
    return message("Still missing: {what}.", what=waits[0]) if waits else None


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
    "does": message("this reply does it"),
    "does_not": message("this reply does not do it yet"),
    "amiss": message("take it out"),
    "clock": message("A clock of 3 minutes"),
    "clock_start": message("Try it in 3 minutes"),
    "clock_pause": message("Pause"),
    "clock_on": message("Go on"),
    "clock_over": message("Time is up."),
    "clock_anew": message("Try again"),
    "again": message("Start again"),
}
