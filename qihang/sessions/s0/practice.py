"""S0: the items to try in its workbook."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.commerce.money import yuan
from qihang.language.messages import message
from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s0.exercise import (
    GOODS,
    PACKS,
    Bill,
    Line,
    Share,
    Slip,
    Weighed,
    draw_bill,
    draw_share,
    draw_slip,
    draw_weighed,
)
from qihang.sessions.shown import FactCard

# ---- hands -----------------------------------------------------------------------------------


@practice("s0.choose")
def practice_choose(rng: Random) -> Task:
    """One of several: what a customer asks for."""
    wanted, *others = rng.sample(list(GOODS), 4)
    options = rng.sample([wanted, *others], 4)
    question = Choice(tuple(options)).expecting(wanted)
    for other in others:
        question = question.with_misconception(other, "another-good")
    return Task(
        message(
            "A customer wants this: {good}. Choose it, then press “Check”.", good=GOODS[wanted]
        ),
        question,
        words={good: GOODS[good] for good in options},
        pool=Pool(len(GOODS), len(options)),
        hint=message("Look for the same words, and press them."),
    )


@practice("s0.tick")
def practice_tick(rng: Random) -> Task:
    """Several of several: what stands on a list."""
    return _tick(draw_slip(rng))


def _tick(slip: Slip) -> Task:
    question = Choice(tuple(GOODS), many=True).expecting(set(slip.goods))
    for other in slip.others:
        question = question.with_misconception(other, "not-on-the-slip")
    return Task(
        message("{list} Choose all of them, then press “Check”.", list=slip.words),
        question,
        words=GOODS,
        hint=message("Go down the list line by line. Press a second time to take back."),
    )


@practice("s0.price")
def practice_price(rng: Random) -> Task:
    """A price, written into a box as it stands on its tag."""
    good = rng.choice(list(GOODS))
    fen = 100 * rng.randint(11, 29) + rng.randint(11, 98)
    question = (
        Number(unit="元", places=2)
        .expecting(yuan(fen))
        .with_misconception(fen, "point-left-out")
        .with_misconception(str(fen // 100), "point-left-out")
    )
    for other in _swapped(fen):
        question = question.with_misconception(yuan(other), "digits-swapped")
    return Task(
        message("Write the price into the box."),
        question,
        shows=FactCard(PACKS[good], ((message("Price"), message("{yuan} yuan", yuan=yuan(fen))),)),
        hint=message("First the yuan, then the point, then two more digits."),
    )


def _swapped(fen: int) -> list[int]:
    """A sum of four digits with two neighbours in each other's place."""
    a, b, c, d = list(str(fen))
    others = {int("".join(other)) for other in ((b, a, c, d), (a, c, b, d), (a, b, d, c))}
    return sorted(others - {fen})


_ENDS = (
    message("The lesson is over."),
    message("It is time to eat."),
    message("The lights go out."),
)


@practice("s0.saved")
def practice_saved(rng: Random) -> Task:
    """What it means that an answer is saved."""
    words = {
        "kept": message("It is kept. I can go on next time."),
        "lost": message("It is gone, and I start again."),
        "handed-in": message("It is handed in, and I can change nothing."),
    }
    order = rng.sample(list(words), len(words))
    question = (
        Choice(tuple(order))
        .expecting("kept")
        .with_misconception("lost", "saved-is-lost")
        .with_misconception("handed-in", "saved-is-handed-in")
    )
    return Task(
        message(
            "{end} Beside your answer you read: saved. What has happened to your answer?",
            end=rng.choice(_ENDS),
        ),
        question,
        words={one: words[one] for one in order},
        pool=Pool(len(_ENDS)),
        hint=message("Saved is not handed in. What was saved, does it stay?"),
    )


# ---- numbers ---------------------------------------------------------------------------------


@practice("s0.estimate")
def guess_estimate(_: Random) -> Task:
    """About how much, before anything is worked out."""
    words = {
        "60": message("About 60 yuan"),
        "90": message("About 90 yuan"),
        "120": message("About 120 yuan"),
    }
    return Task(
        message("One piece costs 29.80 yuan. What do 3 of them cost, about?"),
        Choice(tuple(words)).expecting("90"),
        words=words,
        fixed=True,
        guess=True,
    )


@practice("s0.times")
def practice_times(rng: Random) -> Task:
    """Some pieces at one price."""
    line = Line(rng.choice(list(GOODS)), rng.randrange(310, 1300, 10), rng.randint(3, 9))
    question = (
        Number(unit="元", places=2)
        .expecting(yuan(line.sum))
        .with_misconception(yuan(line.fen), "one-piece")
        .with_misconception(yuan(line.fen + 100 * line.pieces), "added-pieces")
    )
    return Task(
        message(
            "What do they cost together? On the calculator press price × pieces, then “=”."
            " A wrong key? Press C and begin again. Last, press the blue “Put it into”."
        ),
        question,
        shows=Bill((line,)).card,
        hint=message("{yuan} × {pieces} = □", yuan=yuan(line.fen), pieces=line.pieces),
    )


@practice("s0.bill-half")
def half_bill(_: Random) -> Task:
    """The last step of an example."""
    return _bill(
        Bill((Line("tea", 1250, 2), Line("rice", 400, 3), Line("eggs", 150, 4))), fixed=True
    )


@practice("s0.bill")
def practice_bill(rng: Random) -> Task:
    """A bill of three lines."""
    return _bill(draw_bill(rng))


def _bill(bill: Bill, fixed: bool = False) -> Task:
    question = Number(unit="元", places=2).expecting(bill.yuan)
    for misconception, other in bill.thoughts.items():
        question = question.with_misconception(other, misconception)
    first, second, third = (yuan(line.sum) for line in bill.lines)
    return Task(
        message("What does all of it cost?"),
        question,
        shows=bill.card,
        hint=message("{a} + {b} + {c} = □", a=first, b=second, c=third),
        fixed=fixed,
    )


@practice("s0.percent-half")
def half_percent(_: Random) -> Task:
    """The last step of an example."""
    return _percent(Share(20, 7), fixed=True)


@practice("s0.percent")
def practice_percent(rng: Random) -> Task:
    """A share as so many of 100."""
    return _percent(draw_share(rng))


def _percent(share: Share, fixed: bool = False) -> Task:
    question = Number(unit="%").expecting(share.percent)
    for misconception, other in share.distractors.items():
        question = question.with_misconception(other, misconception)
    times = 100 // share.people
    return Task(
        message(
            "{people} people came. {bought} of them bought something. How many percent is that?",
            people=share.people,
            bought=share.bought,
        ),
        question,
        shows=share.card,
        hint=message(
            "{people} × {times} = 100. {bought} × {times} = □",
            people=share.people,
            times=times,
            bought=share.bought,
        ),
        fixed=fixed,
    )


@practice("s0.round-half")
def half_round(_: Random) -> Task:
    """The last step of an example."""
    return _round(Weighed("apples", Decimal("4.5"), Decimal("1.35")), fixed=True)


@practice("s0.round")
def practice_round(rng: Random) -> Task:
    """An amount of three decimals, rounded to the fen."""
    return _round(draw_weighed(rng))


def _round(weighed: Weighed, fixed: bool = False) -> Task:
    third = str(weighed.exact)[-1]
    question = (
        Number(unit="元", places=2, near=Decimal(0))
        .expecting(weighed.yuan)
        .with_misconception(third, "third-digit-alone")
    )
    for misconception, other in weighed.distractors.items():
        question = question.with_misconception(other, misconception)
    return Task(
        message("The calculator says {yuan} yuan. How much is it to the fen?", yuan=weighed.shown),
        question,
        hint=message("Look at the third digit after the point: is it 5 or more, or is it below 5?"),
        fixed=fixed,
    )
