"""S4: the items to try on goods that come back, on a review, and on a note."""

from __future__ import annotations

from random import Random

from qihang.language.messages import Message, message
from qihang.questions.decision import Decision
from qihang.questions.order import Order
from qihang.questions.written import Written
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.cases import Case, one_of
from qihang.sessions.s4.handed_over import draw_handed_over
from qihang.sessions.s4.returned import CASES, DUTIES, REASONS, draw_reasons


@practice("s4.return")
def practice_return(rng: Random) -> Task:
    """What a shop has to do with something that comes back, and why."""
    case = rng.choice(CASES)
    reasons = draw_reasons(rng, case)
    question = Decision(tuple(DUTIES), reasons).expecting(case.duty, because=case.because)
    for part, misconception in case.ideas.items():
        if part in DUTIES or part in reasons:
            question = question.with_misconception(part, misconception)
    return Task(
        message("What does the shop have to do, and why?"),
        question,
        shows=case.asked,
        words={**DUTIES, **REASONS},
        pool=Pool(len(CASES)),
        hint=message(
            "Is something wrong with the goods? Was something promised? Then look at the "
            "exceptions, the days, and the state of the goods."
        ),
    )


STEPS: dict[str, Message] = {
    "look": message("Look at the order and the chat"),
    "ask": message("Write to the buyer: ask what is needed"),
    "settle": message("Settle it by the rules"),
    "answer": message("Answer below the review, facts only"),
    "change": message("Note what the shop must change"),
}
"""What to do about a bad review, in a good order."""


@practice("s4.review")
def practice_review(rng: Random) -> Task:
    """What to do about a bad review, in its order."""
    question = (
        Order(tuple(rng.sample(list(STEPS), len(STEPS))))
        .expecting(["look", "ask", "settle", "answer", "change"])
        .with_misconception(("ask", "look"), "answered-before-looking")
        .with_misconception(("answer", "ask"), "win-the-argument")
        .with_misconception(("settle", "ask"), "settled-before-asking")
        .with_misconception(("answer", "settle"), "answered-before-settled")
        .with_misconception(("change", "answer"), "lesson-before-the-buyer")
    )
    return Task(
        message("A bad review came in. What comes first?"),
        question,
        words=STEPS,
        hint=message("Before you can say anything, you must know what happened."),
    )


FACTS: dict[str, Message] = {
    "order": message("the number of the order"),
    "what": message("what happened to the goods"),
    "promised": message("what was promised"),
    "when": message("the hour of the next step"),
}


@practice("s4.note")
def practice_note(rng: Random) -> Task:
    """A note for the one who goes on."""
    handed_over = draw_handed_over(rng)
    question = (
        Written(12, 70, facts=tuple(FACTS), rules=("private",))
        .expecting(**handed_over.said)
        .with_misconception("order", "note-without-an-order")
        .with_misconception("when", "note-without-a-time")
    )
    return Task(
        message("Your shift ends. Write the note for the one who goes on."),
        question,
        shows=handed_over.card,
        words=dict(FACTS),
        hint=message("One sentence each: which order, what happened, what we promised, by when."),
    )


# ---- the last item of the session ------------------------------------------------------------

ANSWERS: dict[str, Message] = {"yes": message("Yes, I would"), "no": message("No, I would not")}

_NO_REASONS: dict[str, Message] = {
    "angry": message("The buyer is angry."),
    "fresh": message("Fresh goods are never refunded."),
    "buyer": message("Whoever sends it back pays the freight."),
}
ROTTEN: dict[str, Message] = {
    "bad-goods": message("They came bad, and the shop answers for that."),
    **_NO_REASONS,
}
COLOUR: dict[str, Message] = {
    "shop-pays": message("The shop made the mistake."),
    **_NO_REASONS,
}
SAID: dict[str, Message] = {
    "shop-said-it": message("The robot speaks for the shop."),
    "cannot-keep": message("Nobody knows yet whether it can be kept."),
    "only-robot": message("A robot's words do not count."),
    "calms": message("It calms the buyer."),
}
COUNTED: dict[str, Message] = {
    "no-person": message("No person answered, and nothing was settled."),
    "not-for-sale": message("A review may not be bought."),
    "fast": message("It was fast, and fast is good."),
    "service": message("A small gift is good service."),
}

BEHIND: dict[str, str] = {
    "angry": "dislike-is-a-fault",
    "fresh": "fresh-never-refunded",
    "buyer": "buyer-always-pays",
    "only-robot": "robots-promise-does-not-bind",
    "calms": "promise-to-calm",
    "fast": "fast-is-good",
    "service": "cash-for-reviews-is-service",
}
"""The misconception behind a reason that carries nothing."""

_CASES = (
    Case(
        message("Three of ten oranges came rotten. Would you pay for them?"),
        "yes",
        "bad-goods",
        "fresh-never-refunded",
        ROTTEN,
    ),
    Case(
        message("Blue was ordered, red came. Would you pay the freight both ways?"),
        "yes",
        "shop-pays",
        "buyer-always-pays",
        COLOUR,
    ),
    Case(
        message("The robot promised a new lamp today. Would you keep the promise?"),
        "yes",
        "shop-said-it",
        "robots-promise-does-not-bind",
        SAID,
    ),
    Case(
        message("A buyer is angry. Would you write: “You get it tomorrow, I guarantee it”?"),
        "no",
        "cannot-keep",
        "promise-to-calm",
        SAID,
    ),
    Case(
        message("The robot answered “please wait” at once. Would you count that as a reply?"),
        "no",
        "no-person",
        "fast-is-good",
        COUNTED,
    ),
    Case(
        message("A bad review came in. Would you offer 10 yuan for a good one?"),
        "no",
        "not-for-sale",
        "cash-for-reviews-is-service",
        COUNTED,
    ),
)
"""Half of them are answered with yes."""


@practice("s4.exit")
def practice_exit(rng: Random) -> Task:
    """A case like those of the session, with its reason."""
    return one_of(rng, _CASES, message("Read the case. Would you, and why?"), ANSWERS, BEHIND)
