"""S2: the items to try on stock, on a machine's draft, and on opening the page."""

from __future__ import annotations

from random import Random

from qihang.commerce.stock import Row
from qihang.language.messages import Bilingual, Message, Translated, message
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.sort import Sort
from qihang.questions.written import Written
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.cases import Case, one_of
from qihang.sessions.s2.drafts import DRAFTS, JUDGED, draw_checking, draw_mended
from qihang.sessions.s2.stocked import Kept, draw_choices, draw_kept


@practice("s2.stock-half")
def half_stock(_: Random) -> Task:
    """The last step of an example."""
    return _stock(Kept("row1", Row(("blue", "38"), 20, 13, 2, 1)), fixed=True)


@practice("s2.stock")
def practice_stock(rng: Random) -> Task:
    """What is left of one row of the stock."""
    return _stock(draw_kept(rng))


def _stock(kept: Kept, fixed: bool = False) -> Task:
    row = kept.row
    question = Number(unit="双").expecting(row.left)
    for misconception, pieces in kept.distractors.items():
        question = question.with_misconception(pieces, misconception)
    return Task(
        message("How many pairs may the shop still promise?"),
        question,
        shows=kept.card,
        hint=message(
            "{start} − {sold} = {rest}. Add {back} that came back good. What about {damaged} that "
            "cannot be sold?",
            start=row.start,
            sold=row.sold,
            rest=row.start - row.sold,
            back=row.back,
            damaged=row.damaged,
        ),
        fixed=fixed,
    )


_MANY: tuple[Bilingual, ...] = (
    Bilingual("布鞋", "The cloth shoes"),
    Bilingual("上衣", "The shirts"),
    Bilingual("棉衣", "The coats"),
)


@practice("s2.rows")
def practice_rows(rng: Random) -> Task:
    """How many rows the stock of some colours and sizes has."""
    choices = draw_choices(rng)
    question = Number().expecting(choices.rows)
    for misconception, rows in choices.distractors.items():
        question = question.with_misconception(rows, misconception)
    return Task(
        message(
            "{goods} come in {colours} colours and {sizes} sizes. "
            "How many rows does the stock have?",
            goods=rng.choice(_MANY),
            colours=choices.colours,
            sizes=choices.sizes,
        ),
        question,
        hint=message(
            "One colour alone has {sizes} rows. How many have {colours} colours?",
            sizes=choices.sizes,
            colours=choices.colours,
        ),
    )


@practice("s2.draft")
def practice_draft(rng: Random) -> Task:
    """Which lines of a machine's draft agree with the card."""
    checking = draw_checking(rng)
    lines = checking.lines
    question = Sort(tuple(line.id for line in lines), tuple(JUDGED)).expecting(
        {line.id: line.judged for line in lines}
    )
    for line in lines:
        for judged, misconception in line.distractors.items():
            question = question.with_misconception((line.id, judged), misconception)
    words: dict[str, Translated] = {**JUDGED, **{line.id: line.said for line in lines}}
    return Task(
        message("A machine wrote this. Compare each line with the card."),
        question,
        shows=checking.card,
        words=words,
        pool=Pool(len(DRAFTS)),
        hint=message("First look for words that may not be written. Then look for each fact."),
    )


@practice("s2.mend")
def practice_mend(rng: Random) -> Task:
    """An invented line, said anew as the card has it."""
    draft, line = draw_mended(rng)
    assert line.mended
    assert line.what
    question = Written(4, 40, facts=("fact",), rules=("claims",)).expecting(fact=line.mended)
    return Task(
        message("The draft says: “{line}” Write it again, so that it is true.", line=line.said),
        question,
        shows=draft.short_card,
        words={"fact": line.what},
        pool=Pool(sum(bool(one.mended) for draft in DRAFTS.values() for one in draft.lines)),
        hint=message("Find the line of the card that speaks of it, and write that."),
    )


STEPS: dict[str, Message] = {
    "papers": message("Get the maker's papers"),
    "measure": message("Weigh, measure and take pictures"),
    "words": message("Write the title and the facts"),
    "stock": message("Enter the stock, row by row"),
    "check": message("Read the page as a buyer"),
    "open": message("Open the page"),
}
"""The way from goods to a page, in a good order."""


@practice("s2.steps")
def practice_steps(rng: Random) -> Task:
    """The way from goods to a page in its order."""
    question = (
        Order(tuple(rng.sample(list(STEPS), len(STEPS))))
        .expecting(["papers", "measure", ["words", "stock"], "check", "open"])
        .with_misconception(("measure", "papers"), "papers-later")
        .with_misconception(("words", "measure"), "words-before-goods")
        .with_misconception(("open", "stock"), "stock-later")
        .with_misconception(("open", "check"), "checked-after-opening")
    )
    return Task(
        message("Put the work on a new page in order."),
        question,
        words=STEPS,
        hint=message("Begin with the papers. What must be known before one can write?"),
    )


# ---- the last item of the session ------------------------------------------------------------

ANSWERS: dict[str, Message] = {"yes": message("Yes, I do it"), "no": message("No, I do not")}

RETURNED: dict[str, Message] = {
    "good-again": message("It is as good as new and can be sold again."),
    "nobody-buys": message("Nobody can buy it as new."),
    "sold-once": message("What was sold once is not stock any more."),
    "every-return": message("What came back counts as stock in any case."),
}
COPIED: dict[str, Message] = {
    "another's": message("It is another's work, and they did not agree."),
    "leave": message("They agreed in writing."),
    "on-the-net": message("What is on the internet is free."),
    "changed": message("After the change it is a picture of our own."),
}
MADE: dict[str, Message] = {
    "not-the-goods": message("The buyer would get something else."),
    "true-and-labelled": message("It shows the true goods, with the label."),
    "label": message("With a label any picture is fine."),
    "machine": message("What AI made may not be used."),
}

BEHIND: dict[str, str] = {
    "sold-once": "returned-not-put-back",
    "every-return": "worn-put-back",
    "on-the-net": "pictures-are-free",
    "changed": "changed-background-is-ours",
    "label": "label-excuses-a-picture",
    "machine": "machine-never-allowed",
}
"""The misconception behind a reason that carries nothing."""

_CASES = (
    Case(
        message("A pair came back, not worn. Do you put it back into its row?"),
        "yes",
        "good-again",
        "returned-not-put-back",
        RETURNED,
    ),
    Case(
        message("A pair came back with a torn sole. Do you put it back into its row?"),
        "no",
        "nobody-buys",
        "worn-put-back",
        RETURNED,
    ),
    Case(
        message("Another shop has a fine picture. Do you use it, changed a little?"),
        "no",
        "another's",
        "changed-background-is-ours",
        COPIED,
    ),
    Case(
        message("The maker writes: “You may use our picture.” Do you use it?"),
        "yes",
        "leave",
        "good-picture-refused",
        COPIED,
    ),
    Case(
        message("AI drew your shoes. The label is on, but the sole is too thick. Do you use it?"),
        "no",
        "not-the-goods",
        "label-excuses-a-picture",
        MADE,
    ),
    Case(
        message("AI put a wall behind your own photo. The label is on. Do you use it?"),
        "yes",
        "true-and-labelled",
        "machine-never-allowed",
        MADE,
    ),
)
"""Half of them are answered with yes."""


@practice("s2.exit")
def practice_exit(rng: Random) -> Task:
    """A case like those of the session, with its reason."""
    return one_of(rng, _CASES, message("Read the case. Do you do it, and why?"), ANSWERS, BEHIND)
