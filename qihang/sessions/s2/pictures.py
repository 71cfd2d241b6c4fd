"""S2: pictures of goods, one of which may go on the page, or none."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.commerce.photos import GOODS, Photo, flaws
from qihang.language.messages import Message, message
from qihang.sessions.shown import GoodsPhoto, GoodsPhotos

NONE = "none"

CREDITS: dict[str, Message] = {
    "us": message("Our own"),
    "another": message("Another shop's"),
    "maker": message("The maker's, with a written yes"),
}
CHANGED = message("Another shop's, new background")

BECAUSE: dict[str, str] = {"us": "ours", "maker": "leave", NONE: "none-fits"}
"""The reason that carries a choice, by who took the picture."""


@dataclass(frozen=True)
class Offered:
    """A picture that could go on the page; in one of another shop something was ``changed``."""

    photo: Photo
    changed: bool = False

    @property
    def credit(self) -> Message:
        """Who took it, in words."""
        return CHANGED if self.changed else CREDITS[self.photo.taken_by]

    @property
    def idea(self) -> str:
        """The misconception behind putting it on the page, if it may not."""
        found = flaws(self.photo)
        if "not-ours" in found:
            return "changed-background-is-ours" if self.changed else "pictures-are-free"
        return "untrue-colour-sells" if "colour" in found else "flaw-overlooked"


@dataclass(frozen=True)
class Offering:
    """Pictures of the same goods, in the order of their letters."""

    pictures: tuple[Offered, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the pictures: ``a``, ``b`` and so on."""
        return tuple("abcd"[: len(self.pictures)])

    @property
    def best(self) -> str:
        """The place of the picture that may go on the page, or ``none``."""
        return next((place for place, one in self._placed if not flaws(one.photo)), NONE)

    @property
    def because(self) -> str:
        """The reason that carries it, by its id."""
        taken_by = {place: one.photo.taken_by for place, one in self._placed}
        return BECAUSE[taken_by.get(self.best, NONE)]

    @property
    def distractors(self) -> dict[str, str]:
        """The misconception behind each other choice and reason."""
        ideas = {place: one.idea for place, one in self._placed if place != self.best}
        if self.best != NONE:
            ideas[NONE] = "good-picture-refused"
        return {
            **ideas,
            "free": "pictures-are-free",
            "nicest": "nicest-picture-wins",
        }

    @property
    def card(self) -> GoodsPhotos:
        """The pictures, to be looked at."""
        return GoodsPhotos(
            tuple(GoodsPhoto(place.upper(), one.photo, one.credit) for place, one in self._placed)
        )

    @property
    def _placed(self) -> tuple[tuple[str, Offered], ...]:
        return tuple(zip(self.places, self.pictures, strict=True))


def draw_offering(rng: Random, count: int) -> Offering:
    """``count`` pictures: a fine one of another shop, and one of ours or of the maker, or none.

    The others are ours, and something is wrong with each.
    """
    goods = rng.choice(GOODS)
    pictures = [Offered(Photo(goods, taken_by="another"), changed=rng.random() < 0.5)]
    pictures += rng.choice(
        (
            [Offered(Photo(goods))],
            [Offered(Photo(goods))],
            [Offered(Photo(goods, taken_by="maker"))],
            [],
        )
    )
    flawed = (
        Photo(goods, light="dark"),
        Photo(goods, light="yellow"),
        Photo(goods, behind="clutter"),
        Photo(goods, size="small"),
        Photo(goods, size="cut"),
        Photo(goods, on_it="watermark"),
        Photo(goods, on_it="words"),
    )
    pictures += map(Offered, rng.sample(flawed, count - len(pictures)))
    rng.shuffle(pictures)
    return Offering(tuple(pictures))
