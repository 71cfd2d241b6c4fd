"""S2: the items to try on the way of a shop, and on which goods to begin with."""

from __future__ import annotations

from random import Random

from qihang.commerce.product_sheet import POINTS, Sheet
from qihang.language.messages import Bilingual, Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.sort import Sort
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s2.choosing import NONE, PAPERS, PLACES, draw_choosing
from qihang.sessions.s2.sellers import SELLERS, WAYS, draw_sellers, seller
from qihang.sessions.shown import Sheets, Weighed


@practice("s2.way-guess")
def guess_way(_: Random) -> Task:
    """Before the laboratory: where hand-sewn shoes are found."""
    words = {
        "shelf": message("People who search for “cloth shoes”"),
        "content": message("People who see a video of the sewing"),
        "chat": message("People who bought from her mother before"),
        "each": message("Those who search and those who see a video, both"),
    }
    return Task(
        message("From where do the buyers of her cloth shoes come?"),
        Choice(tuple(words)).expecting("each"),
        words=words,
        fixed=True,
        guess=True,
    )


@practice("s2.way")
def practice_way(rng: Random) -> Task:
    """In which way the buyers of three sellers come."""
    sellers = [seller(name) for name in draw_sellers(rng, 3)]
    question = Sort(tuple(one.id for one in sellers), tuple(WAYS)).expecting(
        {one.id: one.way for one in sellers}
    )
    for one in sellers:
        for way, misconception in one.distractors.items():
            question = question.with_misconception((one.id, way), misconception)
    return Task(
        message("How do the buyers come to each of these sellers?"),
        question,
        words={**WAYS, **{one.id: one.said for one in sellers}},
        pool=Pool(len(SELLERS), len(sellers)),
        hint=message(
            "Ask of each: do they type its name? Must they see it? Do they know the seller? Is it "
            "needed at once?"
        ),
    )


def _sheet(*points: int, missing: tuple[str, ...] = ()) -> Sheet:
    return Sheet(dict(zip(POINTS, points, strict=True)), missing)


_HALF = (
    Weighed(Bilingual("布鞋", "Shoes"), _sheet(1, 1, 2, 2, 2, 1), None),
    Weighed(
        Bilingual("台灯", "Lamp"),
        _sheet(2, 2, 2, 2, 0, 2, missing=("report",)),
        PAPERS["report"],
    ),
    Weighed(Bilingual("木碗", "Bowl"), _sheet(1, 1, 1, 1, 2, 2), None),
)


@practice("s2.sheet-half")
def half_sheet(_: Random) -> Task:
    """The last step of an example: the sum of what may be sold first."""
    shoes, lamp, bowl = (one.sheet.total for one in _HALF)
    question = (
        Number(unit="points")
        .expecting(shoes)
        .with_misconception(lamp, "highest-sum-wins")
        .with_misconception(bowl, "fewer-points-first")
    )
    return Task(
        message("She may sell only goods with all papers. How many points does the best one have?"),
        question,
        shows=Sheets(_HALF),
        hint=message("The lamp lacks a paper. Add up the points of the two others."),
        fixed=True,
    )


SHEET_OPTIONS: dict[str, Translated] = {
    **{place: Bilingual(place.upper(), place.upper()) for place in PLACES},
    NONE: message("None yet"),
}
SHEET_REASONS: dict[str, Message] = {
    "ready-most": message("Of those with all their papers it has the most points."),
    "all-lack": message("Each of them lacks a paper."),
    "most": message("Most points first, paper later."),
    "margin": message("Most money left comes first."),
}


@practice("s2.sheet")
def practice_sheet(rng: Random) -> Task:
    """Which of three goods to sell first, or none of them yet."""
    choosing = draw_choosing(rng)
    question = Decision(tuple(SHEET_OPTIONS), tuple(SHEET_REASONS)).expecting(
        choosing.best, because=choosing.because
    )
    for part, misconception in choosing.distractors.items():
        question = question.with_misconception(part, misconception)
    return Task(
        message("Which goods do you sell first, and why?"),
        question,
        shows=choosing.card,
        words={**SHEET_OPTIONS, **SHEET_REASONS},
        hint=message("First strike out what lacks a paper. Then add up the six points."),
    )
