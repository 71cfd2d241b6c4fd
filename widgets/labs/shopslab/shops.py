"""Goods, the ways on which buyers come to them, and how well the two go together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qihang.language.messages import Bilingual, Message, message


@dataclass(frozen=True)
class Way:
    """A kind of shop: the three ``steps`` of its buyer, and what its seller must be able to do."""

    name: Bilingual
    steps: tuple[Message, Message, Message]
    seller: Message


@dataclass(frozen=True)
class Goods:
    """Something to sell; why each way ``fits`` it, is ``hard``, or ``fails``: no way is against
    the law, but some goods do not stand it."""

    name: Message
    fits: Mapping[str, Message]
    hard: Mapping[str, Message]
    fails: Mapping[str, Message] = field(default_factory=dict)


WAYS: dict[str, Way] = {
    "shelf": Way(
        Bilingual("货架", "Shelf"),
        (
            message("looks for its name"),
            message("compares some shops"),
            message("orders, waits for the parcel"),
        ),
        message("Write a clear title and price, and keep stock."),
    ),
    "content": Way(
        Bilingual("内容", "Content"),
        (
            message("watches a video or a live room"),
            message("sees it, and wants one"),
            message("presses it, and orders"),
        ),
        message("Film it often, and say only what is true."),
    ),
    "chat": Way(
        Bilingual("聊天", "Chat"),
        (
            message("asks somebody they know"),
            message("gets a photo and an answer"),
            message("orders in the chat's shop"),
        ),
        message("Know people, answer soon, keep your word."),
    ),
    "nearby": Way(
        Bilingual("附近", "Nearby"),
        (
            message("needs it within the hour"),
            message("looks 3 to 5 km around"),
            message("gets it from a rider"),
        ),
        message("Have a real shop that is open, and pack at once."),
    ),
}

GOODS: dict[str, Goods] = {
    "shoes": Goods(
        message("Cloth shoes"),
        fits={
            "shelf": message("People look for them by name, and compare sizes."),
            "content": message("People who see them sewn by hand want a pair."),
        },
        hard={
            "chat": message("A friend needs one pair a year, no more."),
            "nearby": message("Nobody needs cloth shoes within the hour."),
        },
    ),
    "noodles": Goods(
        message("Today's noodles"),
        fits={
            "chat": message("Neighbours order at night, and fetch them in the morning."),
            "nearby": message("People nearby who cook tonight have them in time."),
        },
        hard={
            "content": message("Most who watch live too far away."),
        },
        fails={
            "shelf": message("The parcel takes two days. They keep for one, and arrive spoilt."),
        },
    ),
    "oranges": Goods(
        message("Trusted oranges"),
        fits={
            "content": message("People who see them picked want to taste them."),
            "chat": message("Buyers from last year trust you. They ask, and order."),
        },
        hard={
            "shelf": message("Many sell oranges. Strangers only see the price."),
            "nearby": message("Few people live near the orchard."),
        },
    ),
    "stand": Goods(
        message("Phone stand"),
        fits={
            "shelf": message("People look for one, and compare height and price."),
            "nearby": message("Some need one today. A shop nearby can bring it."),
        },
        hard={
            "content": message("Everybody knows stands. A video shows nothing new."),
            "chat": message("Your friends need one each. Then nobody asks."),
        },
    ),
    "toy": Goods(
        message("A walking toy"),
        fits={
            "content": message("People see it walk, and know why they want it."),
        },
        hard={
            "shelf": message("Nobody looks for what they have never seen."),
            "chat": message("Soon all your friends have seen it."),
            "nearby": message("Nobody needs it within the hour."),
        },
    ),
}
