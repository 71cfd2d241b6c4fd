"""OffersLab: eight offers of work. May one go on? And which words decide it?"""

from __future__ import annotations

from typing import Any

from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import assets, bilingual, said
from widgets.core.lines import WAYS, JudgedLab, of_better
from widgets.labs.offerslab.offers import OFFERS, Verdict

VERDICTS: dict[str, Message] = {
    "go": message("Talk on"),
    "stop": message("Stop"),
}

HINTS: dict[Verdict, Message] = {
    "go": message(
        "Does anybody want money, a card, a code, your screen, or send you abroad? Read again."
    ),
    "stop": message("Somebody wants something of you before you have a wage. Read again."),
}
"""Where to look once more, by what an offer is."""

NAMES = tuple(OFFERS)


class OffersLab(JudgedLab):
    """Judge each offer; then choose the words that say stop, or what to ask first."""

    _esm, _css = assets("offerslab")
    item = "lab.offers"
    parts = OFFERS
    verdicts = VERDICTS

    def verdict(self, name: str) -> Verdict:
        """See :meth:`JudgedLab.verdict`."""
        return OFFERS[name].verdict

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. What is said of an offer is not in it before the guess."""
        here = self.here
        return {
            "lab": "offers",
            "words": bilingual({**WAYS, **_WORDS}),
            "verdicts": [{"id": one, "text": translations(text)} for one, text in VERDICTS.items()],
            "at": self._at,
            "marks": [{"done": self.done(name)} for name in NAMES],
            "card": here and self._card(here),
            "all": None if here else [self._as_now(name) for name in NAMES],
            **(self._said(here) if here else self._said_of_all()),
        }

    def _card(self, name: str) -> dict[str, Any]:
        offer = OFFERS[name]
        return {
            "id": name,
            "who": translations(offer.who),
            "line": offer.line.marked if self.done(name) else offer.line.unmarked,
            "bad": offer.verdict == "stop",
            "guess": self._guessed.get(name),
            "ask": translations(_ASKED[offer.verdict]),
            **self.better(name),
        }

    def _as_now(self, name: str) -> dict[str, Any]:
        """An offer in one line, with what decides it once that was found."""
        offer, done = OFFERS[name], self.done(name)
        return {
            "who": translations(offer.who),
            "verdict": translations(VERDICTS[offer.verdict]) if done else None,
            "stops": done and offer.verdict == "stop",
            "decides": translations(offer.kept.text) if done else None,
        }

    def _said(self, name: str) -> dict[str, Any]:
        """What there is to say of an offer, or of what was chosen as what decides it."""
        offer = OFFERS[name]
        if name not in self._guessed:
            return said(
                message(
                    "Offer {number} of {all}: may you go on?",
                    number=NAMES.index(name) + 1,
                    all=len(NAMES),
                )
            )
        if name in self._chosen:
            return of_better(self.current(name), _KEPT[offer.verdict])
        if self.judged(name):
            return said(message("You saw it. {why}", why=offer.line.reason), "ok", "✓")
        return said(message("Not yet. {why}", why=HINTS[offer.verdict]), "notyet", "→")

    def _said_of_all(self) -> dict[str, Any]:
        missing = len(NAMES) - self.done_so_far()
        if missing:
            return said(message("Offers still to be looked at: {count}.", count=missing))
        stops = sum(offer.verdict == "stop" for offer in OFFERS.values())
        return said(
            message(
                "At {stops} of {all} you stop. With {go} you may go on, and you know what to ask.",
                stops=stops,
                go=len(NAMES) - stops,
                all=len(NAMES),
            ),
            "ok",
            "✓",
        )


_ASKED: dict[Verdict, Message] = {
    "go": message("What do you ask first?"),
    "stop": message("Which words say stop?"),
}

_KEPT: dict[Verdict, Message] = {
    "go": message("Right. Ask it before you begin."),
    "stop": message(
        "Right. Stop, give nothing, tell your family or the judicial office, call 96110."
    ),
}


_WORDS: dict[str, Translated] = {
    "title": message("Eight offers of work"),
    "question": message("May you go on with this offer, or do you stop?"),
    "ask": message("May you go on?"),
    "better": message("What decides it?"),
    "lines": message("The eight offers"),
    "back": message("Previous offer"),
    "next": message("Next offer"),
    "whole": message("All offers"),
    "all": message("All eight offers"),
    "again": message("Start again"),
}
