"""A talk with a customer, in several replies."""

from __future__ import annotations

from qihang.commerce.chat.talk import MOST_REPLIES
from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions.chat import CARD, END, LONGEST_REPLY, Chat
from qihang.questions.rules import RULES
from widgets.core import chat
from widgets.exercise.kinds.parts import Json, Translations, Words

TITLE = Bilingual("回顾客", "a chat")

WORDS: dict[str, Translated] = {
    **chat.WORDS,
    "chat_left": message("{left} left. Only what is sent counts.", left="{left}"),
    "chat_counts": message("What counts"),
}

ASKS: dict[str, Translated] = {
    CARD: message("Say nothing that the card does not say."),
    END: message("Bring the chat to a good end within {most} replies.", most=MOST_REPLIES),
}
"""What is asked for beside the rules of a text."""


def form(question: Chat, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    return {
        "kind": "chat",
        "label": label,
        "desk": chat.desk(question.case, LONGEST_REPLY),
        "checks": [
            {"name": name, "text": translations(_asked(question, name))}
            for name in question.names()
        ],
    }


def _asked(question: Chat, name: str) -> Translated:
    """A line of the check list."""
    if name in question.case.told:
        return message("Tell the buyer: {fact}.", fact=question.case.told[name].name)
    if name in ASKS:
        return ASKS[name]
    asks = RULES[name].asks
    return message("{rule} (The law.)", rule=asks) if RULES[name].law else asks


def unfilled(question: Chat, raw: object) -> Translated | None:
    """See :func:`widgets.exercise.kinds.unfilled`."""
    if question.talk(raw).end:
        return None
    return message("The chat goes on.")


def follows(question: Chat, raw: object) -> Json:
    """See :func:`widgets.exercise.kinds.follows`."""
    talk = question.talk(raw)
    return chat.so_far(talk, raw if isinstance(raw, list) and talk.turns else [])
