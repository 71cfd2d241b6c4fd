"""BotLab: what a robot answered, beside its knowledge base; and what a person makes of it."""

from __future__ import annotations

from typing import Any

from qihang.language.messages import Message, Translated, message, sentences, translations
from widgets.core.lab import assets, bilingual, said
from widgets.core.lines import WAYS, JudgedLab, of_better
from widgets.labs.botlab.chats import CHATS, ENTRIES, NOTICE, TODAY, Chat, Entry, Verdict

VERDICTS: dict[str, Message] = {
    "right": message("Right"),
    "wrong": message("Not right"),
    "person": message("A person"),
}

NAMES = tuple(CHATS)

HINTS: dict[tuple[Verdict, str], Message] = {
    ("right", "wrong"): message("Read the entry: does it say the same?"),
    ("right", "person"): message("The entry has the answer, and nobody is in need."),
    ("wrong", "right"): message("Compare it with the entries. Which date is newer?"),
    ("wrong", "person"): message("First say: it is not right. Then choose what to write."),
    ("person", "right"): message("Read what the buyer wrote. Does this help?"),
    ("person", "wrong"): message("More than that: no answer of a robot will do here."),
}
"""Where to look once more, by what an answer is and what it was taken for."""


class BotLab(JudgedLab):
    """Judge each answer; where it will not do, choose what the knowledge base is to say."""

    _esm, _css = assets("botlab")
    item = "lab.bot"
    parts = CHATS
    verdicts = VERDICTS

    def verdict(self, name: str) -> Verdict:
        """See :meth:`JudgedLab.verdict`."""
        return CHATS[name].verdict

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. What is said of an answer is not in it before the guess."""
        here = self.here
        return {
            "lab": "bot",
            "words": bilingual({**WAYS, **_WORDS}),
            "verdicts": [{"id": one, "text": translations(text)} for one, text in VERDICTS.items()],
            "at": self._at,
            "marks": [{"done": self.done(name)} for name in NAMES],
            "entries": [
                *(_row(entry, self._met(name)) for name, entry in ENTRIES.items()),
                _row(NOTICE, self._met("freight")),
            ],
            "card": here and self._card(here),
            "base": None if here else [self._as_now(name) for name in ENTRIES],
            **(self._said(here) if here else self._said_of_all()),
        }

    def _met(self, entry: str) -> bool:
        """Whether an entry is to be looked at: its chat was judged."""
        here = self.here
        return here in self._guessed and CHATS[here].entry == entry if here else False

    def _card(self, name: str) -> dict[str, Any]:
        chat = CHATS[name]
        judged = self.judged(name)
        return {
            "id": name,
            "asked": translations(chat.asked),
            "line": chat.line.marked if judged else chat.line.unmarked,
            "bad": chat.verdict == "wrong",
            "guess": self._guessed.get(name),
            **self.better(name),
        }

    def _as_now(self, name: str) -> dict[str, Any]:
        """An entry as it is now; ``done``: nothing of it is left to mend."""
        entry = ENTRIES[name]
        about = [one for one, chat in CHATS.items() if chat.entry == name]
        mended = [one for one in about if one in self._chosen and self.done(one)]
        instead = [CHATS[one].kept.text for one in mended if not CHATS[one].more]
        more = [CHATS[one].kept.text for one in mended if CHATS[one].more]
        return {
            "name": translations(entry.name),
            "texts": [translations(one) for one in [*(instead or [entry.text]), *more]],
            "since": translations(TODAY if mended else entry.since),
            "new": bool(mended),
            "done": all(self.done(one) for one in about),
        }

    def _said(self, name: str) -> dict[str, Any]:
        """What there is to say of an answer, or of what was chosen for the knowledge base."""
        chat = CHATS[name]
        if name not in self._guessed:
            return said(
                message(
                    "Chat {number} of {all}: what do you make of the answer?",
                    number=NAMES.index(name) + 1,
                    all=len(NAMES),
                )
            )
        if name in self._chosen:
            entry = ENTRIES[chat.entry].name
            kept = message(
                "Right. When all is done it stands under “{entry}”, "
                "dated {day}: today, in this example.",
                entry=entry,
                day=TODAY,
            )
            return of_better(self.current(name), kept)
        if self.judged(name):
            return said(_right(chat), "ok", "✓")
        return said(
            message("Not yet. {why}", why=HINTS[chat.verdict, self._guessed[name]]), "notyet", "→"
        )

    def _said_of_all(self) -> dict[str, Any]:
        missing = len(NAMES) - self.done_so_far()
        if missing:
            return said(message("Chats still to be looked at: {count}.", count=missing))
        text = message(
            "3 answers were right, 3 are mended, and 2 go to a person. Each has its date."
        )
        return said(text, "ok", "✓")


def _row(entry: Entry, met: bool) -> dict[str, Any]:
    return {
        "name": translations(entry.name),
        "text": translations(entry.text),
        "since": translations(entry.since),
        "met": met,
    }


def _right(chat: Chat) -> Translated:
    """That an answer was judged as it is, and why; where something is to be mended, that, too."""
    texts: dict[Verdict, Message] = {
        "right": message("Yes, it is right. {why}", why=chat.line.reason),
        "wrong": message("Yes, it is not right. {why}", why=chat.line.reason),
        "person": message("Yes, a person. {why}", why=chat.line.reason),
    }
    right = texts[chat.verdict]
    if not chat.better:
        return right
    if chat.more:
        return sentences(right, message("Which do you add?"))
    return sentences(right, message("What should the entry say?"))


_WORDS: dict[str, Translated] = {
    "title": message("What the robot answered"),
    "question": message("Read the robot's 8 answers beside its knowledge base."),
    "entries": message("The robot's knowledge base"),
    "ask": message("What is this answer?"),
    "better": message("What is to be written down?"),
    "buyer": message("Buyer:"),
    "robot": message("Robot:"),
    "lines": message("The eight chats"),
    "back": message("Chat before"),
    "next": message("Next chat"),
    "whole": message("What it says now"),
    "base": message("The knowledge base as it is now"),
    "again": message("Start again"),
}
