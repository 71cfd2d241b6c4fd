"""S7: the items to try on wages, offers, and what to tell an employer."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.commerce import money
from qihang.commerce.wages import Month
from qihang.language.messages import Message, message
from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.sessions.base import Task, practice
from qihang.sessions.cases import Case, one_of
from qihang.sessions.s7.offered import MAY_GO_ON, OFFERED, draw_told
from qihang.sessions.s7.practice.papers import sorted_task
from qihang.sessions.s7.worked import draw_worked
from qihang.sessions.shown import FactCard

EXAMPLE = Month(600, Decimal("0.312"), 25, 9, Decimal(15))
"""Of the example in the text."""


@practice("s7.wage-half")
def half_wage(_: Random) -> Task:
    """The last step of an example."""
    month = EXAMPLE
    question = (
        Number("元", places=2)
        .expecting(month.an_hour)
        .with_misconception(month.taken / month.all_hours, "wage-without-costs")
        .with_misconception(month.left / month.hours, "hours-of-one-day")
        .with_misconception(month.left / month.days, "a-day-for-an-hour")
        .with_misconception(month.left, "a-month-for-an-hour")
    )
    return Task(
        message("What is left for one hour? Round to two decimals."),
        question,
        shows=FactCard(
            message("A month as a picker"),
            (
                (message("Left of the month"), message("{yuan} yuan", yuan=4305)),
                (message("Hours of the month"), "25 × 9 = 225"),
            ),
        ),
        hint=message("4305 ÷ 225. First estimate: is it more or less than 20?"),
        fixed=True,
    )


@practice("s7.wage")
def practice_wage(rng: Random) -> Task:
    """What is left of a month for an hour."""
    worked = draw_worked(rng)
    question = Number("元", places=2).expecting(worked.month.an_hour)
    for misconception, yuan in {**worked.an_hour, **worked.slips}.items():
        question = question.with_misconception(yuan, misconception)
    return Task(
        message("What is left for one hour? Round to two decimals."),
        question,
        shows=worked.card,
        hint=message(
            "{taken} come in, {spent} go out. Divide what is left by {hours} hours.",
            taken=money.short(worked.month.taken),
            spent=money.short(worked.month.spent),
            hours=worked.month.all_hours,
        ),
    )


@practice("s7.offers")
def practice_offers(rng: Random) -> Task:
    """With which of four offers one may go on."""
    return sorted_task(
        rng,
        OFFERED,
        MAY_GO_ON,
        message("With which of these may you go on?"),
        message(
            "Does anybody want money, a card, a code or the screen before there is a wage? Going "
            "abroad, or fetching others' money: stop."
        ),
    )


@practice("s7.stop")
def practice_stop(rng: Random) -> Task:
    """The first moment to stop in a story."""
    story = draw_told(rng)
    question = Choice(tuple(one.id for one in story.moments)).expecting(str(story.stop))
    for moment, misconception in story.distractors.items():
        question = question.with_misconception(moment, misconception)
    return Task(
        message(
            "Which was the first moment to stop? Stop where money, a card or the screen is asked "
            "for."
        ),
        question,
        words={one.id: one.said for one in story.moments},
        hint=message("Begin at the top. Which line is the first that wants something of you?"),
    )


# ---- what to tell, and the last item of the session ----------------------------------------------

ANSWERS: dict[str, Message] = {"yes": message("Yes, I would"), "no": message("No, I would not")}

TOLD: dict[str, Message] = {
    "hiring": message("When one is hired, the law wants the truth."),
    "only-employer": message("The law names the employer only, not a guest."),
    "young": message("Under 18 then, 5 years or less: no need."),
    "all": message("Everybody has a right to know it."),
}
ASKING: dict[str, Message] = {
    "no-way-for-nothing": message("It saves a wasted trip."),
    "own-name": message("Another's account is neither lent nor rented."),
    "asking-harms": message("Whoever asks is not taken."),
    "quick-start": message("One can begin at once."),
}
OFFERS: dict[str, Message] = {
    "no-money": message("An employer may take no money."),
    "nothing-wanted": message("A place, a pay day, and no money is asked."),
    "lending": message("It is lending an account."),
}
HONEST: dict[str, Message] = {**OFFERS, "pays-well": message("The pay is better than elsewhere.")}
PAID_BACK: dict[str, Message] = {**OFFERS, "paid-back": message("The wage brings it back.")}
FAMILY: dict[str, Message] = {**OFFERS, "family": message("In a family it does not count.")}

BEHIND: dict[str, str] = {
    "all": "everybody-must-know",
    "young": "young-or-short",
    "asking-harms": "asking-costs-the-post",
    "quick-start": "anothers-name-is-a-way",
    "family": "family-may-lend",
    "paid-back": "pay-first-is-normal",
}
"""The misconception behind a reason that carries nothing."""

SO: dict[str, Message] = {"yes": message("That is right"), "no": message("That is not right")}

_TELL = (
    Case(
        message("A firm hires you. It did not ask of a sentence, yet you must tell."),
        "yes",
        "hiring",
        "hiding-is-safer",
        TOLD,
    ),
    Case(
        message("You bring a meal. The guest asks about your past: you must tell."),
        "no",
        "only-employer",
        "everybody-must-know",
        TOLD,
    ),
    Case(
        message("He did it at 17 and got 3 years. When he is hired he must tell."),
        "no",
        "young",
        "everybody-must-know",
        TOLD,
    ),
    Case(
        message("Before an interview you ask the firm: is a no-record certificate needed?"),
        "yes",
        "no-way-for-nothing",
        "asking-costs-the-post",
        ASKING,
    ),
    Case(
        message("A post needs a no-record certificate: you rent another's account."),
        "no",
        "own-name",
        "anothers-name-is-a-way",
        ASKING,
    ),
)


@practice("s7.tell")
def practice_tell(rng: Random) -> Task:
    """What one tells whom."""
    return one_of(rng, _TELL, message("Is that right, and why?"), SO, BEHIND)


_CASES = (
    Case(
        message("A parcel station: an interview there, wages on the 10th. Do you go?"),
        "yes",
        "nothing-wanted",
        "every-offer-is-fraud",
        HONEST,
    ),
    Case(
        message("A supermarket wants a health certificate of a hospital. Do you get one?"),
        "yes",
        "nothing-wanted",
        "every-offer-is-fraud",
        {
            **HONEST,
            "nothing-wanted": message("The hospital gets the fee. Food needs it."),
        },
    ),
    Case(
        message("A go-between wants 300 yuan for clothes first. Do you pay?"),
        "no",
        "no-money",
        "pay-first-is-normal",
        PAID_BACK,
    ),
    Case(
        message("Your card is limited. Do you use your brother's for the wage?"),
        "no",
        "lending",
        "family-may-lend",
        FAMILY,
    ),
    Case(
        message("A firm hires you and does not ask of a sentence. Do you tell?"),
        "yes",
        "hiring",
        "hiding-is-safer",
        TOLD,
    ),
    Case(
        message("Before an interview, do you ask whether a no-record certificate is needed?"),
        "yes",
        "no-way-for-nothing",
        "asking-costs-the-post",
        ASKING,
    ),
)
"""Most of them are answered with yes."""


@practice("s7.exit")
def practice_exit(rng: Random) -> Task:
    """A case like those of the session, with its reason."""
    return one_of(rng, _CASES, message("Would you do it, and why?"), ANSWERS, BEHIND)
