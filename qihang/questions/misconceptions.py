"""The thoughts behind answers that are not right yet, and what to do next.

A misconception is named by a question's key (``with_misconception``) or by its kind, travels
with the verdict, and is said to the trainee here: kindly, in plain words, in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping

from qihang.language.messages import message
from qihang.questions.misconception import Misconception
from qihang.questions.shop_misconceptions import OF_A_SHOP

__all__ = [
    "MISCONCEPTIONS",
    "NOTHING_THERE",
    "NOT_YET",
    "Misconception",
    "UnknownMisconception",
    "add",
]


class UnknownMisconception(ValueError):
    """A key names a misconception that there is none of: a mistake of an author."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no misconception {name!r}")
        self.name = name


MISCONCEPTIONS: dict[str, Misconception] = {
    # Answers that could not be read, and what to write instead.
    "write-a-number": Misconception(
        message("This could not be read as a number."),
        message("Please write only a number, with or without its unit."),
    ),
    "point-not-comma": Misconception(
        message("We do not take a comma for a decimal point."),
        message("Please write a point in place of the comma."),
    ),
    "choose-one": Misconception(
        message("No answer is chosen yet."),
        message("Please choose one answer."),
    ),
    "choose-some": Misconception(
        message("No answer is chosen yet."),
        message("Please choose all the answers that fit."),
    ),
    "put-every-step-once": Misconception(
        message("Some steps are missing."),
        message("Please put every step in its place once."),
    ),
    "choose-and-give-a-reason": Misconception(
        message("Your choice is missing."),
        message("Please choose what to do, then choose a reason."),
    ),
    "write-the-text": Misconception(
        message("This could not be read as the text of a code."),
        message("Please write what the code says, letters and digits alike."),
    ),
    "write-a-version": Misconception(
        message("This could not be read as a version."),
        message("Please write only a whole number from 1 to 40."),
    ),
    "choose-a-level": Misconception(
        message("This could not be read as a level."),
        message("Please choose L, M, Q or H."),
    ),
    # For an answer whose thought is not known.
    "not-yet": Misconception(
        message("This is not right yet."),
        message("Look at the example again, then try again."),
    ),
    "not-yet-number": Misconception(
        message("This number is not right yet."),
        message("Go through it once more, and check each number."),
    ),
    # What may lie behind a number in any question.
    "share-for-percent": Misconception(
        message("You may have left out the last step, the one to percent."),
        message("Multiply your number by 100. For example, 0.35 is the same as 35%."),
    ),
    "fen-for-yuan": Misconception(
        message("You may have counted in fen in place of yuan."),
        message("Divide by 100 to get yuan."),
    ),
    "yuan-for-fen": Misconception(
        message("You may have counted in yuan in place of fen."),
        message("Multiply by 100 to get fen."),
    ),
    "hundred-times-too-small": Misconception(
        message("Your number is 100 times too small."),
        message("Look at the decimal point and at the unit."),
    ),
    "hundred-times-too-large": Misconception(
        message("Your number is 100 times too large."),
        message("Look at the decimal point and at the unit."),
    ),
    "ten-times-too-small": Misconception(
        message("Your number is ten times too small."),
        message("Look at the point, and whether a 0 is missing."),
    ),
    "ten-times-too-large": Misconception(
        message("Your number is ten times too large."),
        message("Look at the point, and whether there is a 0 too many."),
    ),
    "not-rounded-up": Misconception(
        message("You are close. Only a whole number can be the answer here."),
        message("Go up to the next whole number."),
    ),
    "rounded-too-far": Misconception(
        message("You are close. There are too few digits after the point."),
        message(
            "Work it out again. Write as many digits after the point as the question asks for."
        ),
    ),
    "rounded-wrongly": Misconception(
        message("You are close. The last digit is not rounded rightly yet."),
        message(
            "Work it out again, and look at the digit after the last one. From 5 on, the last one "
            "goes up by 1. Below 5 it stays."
        ),
    ),
    "too-many-decimals": Misconception(
        message("You are close. There are too many digits after the point."),
        message("Write only as many digits after the point as the question asks for."),
    ),
    "not-yet-choice": Misconception(
        message("This choice is not right yet."),
        message("Read the question again and compare the answers."),
    ),
    "not-yet-choices": Misconception(
        message("Not all of your choices are right yet."),
        message("Look at each one alone. Does it fit, or not?"),
    ),
    "choices-missing": Misconception(
        message("What you chose is right. Not all of them are chosen yet."),
        message("Look at those that you did not choose. Is one of them right, too?"),
    ),
    "sort-every-one": Misconception(
        message("What you chose is right. Some are not chosen yet."),
        message("Choose one answer for each of the others, too."),
    ),
    "not-yet-order": Misconception(
        message("The steps are not in order yet."),
        message("Ask for each pair: which must be done first?"),
    ),
    "not-yet-decision": Misconception(
        message("This decision is not right yet."),
        message("Think: what happens to you, and to others?"),
    ),
    "not-yet-reason": Misconception(
        message("Your choice is right. The reason is not right yet."),
        message("Read once more what happens. Which reason speaks of just that?"),
    ),
    "reason-missing": Misconception(
        message("Your choice is right. A reason is missing."),
        message("Choose the reason, too."),
    ),
    "not-yet-text": Misconception(
        message("This is not the text of the code yet."),
        message("Scan the code again and copy every sign."),
    ),
    # For a question that could not be marked: the notebook or the marking needs repair.
    "no-seed": Misconception(
        message("This exercise has no numbers of your own."),
        message("Tell your instructor. Your answers are kept."),
    ),
    "no-key": Misconception(
        message("This question could not be marked."),
        message("Tell your instructor. Your answer is kept."),
    ),
    "no-marking": Misconception(
        message("This question could not be marked."),
        message("Tell your instructor. Your answer is kept."),
    ),
    # Versions.
    "version-too-small": Misconception(
        message("The text does not fit into this version."),
        message("Find the row of the table that holds the whole text."),
    ),
    "version-larger-than-needed": Misconception(
        message("The text fits, but a smaller version holds it, too."),
        message("Go up the table until the text just fits."),
    ),
    # Correction levels.
    "level-does-not-read": Misconception(
        message("At this level the damaged code cannot be read."),
        message("Try the next higher level and scan again."),
    ),
    "level-higher-than-needed": Misconception(
        message("It can be read, but a lower level is enough."),
        message("Go down one level at a time and scan."),
    ),
    # Tables.
    "write-in-the-table": Misconception(
        message("The table could not be read."),
        message("Please write only a number in each empty cell."),
    ),
    "not-yet-cell": Misconception(
        message("This cell is not right yet."),
        message("Look at the cells before it, then try again."),
    ),
    "not-yet-table": Misconception(
        message("Some cells are not right yet."),
        message("Begin with the first cell that has an arrow. Work it out again."),
    ),
    "cell-not-readable": Misconception(
        message("Some cells could not be read as numbers."),
        message("Please write only a number in each of them."),
    ),
    "not-filled": Misconception(
        message("This cell is empty."),
        message("Work it out and write it here."),
    ),
    "fill-every-cell": Misconception(
        message("What you wrote is right. Some cells are still empty."),
        message("Fill the empty cells, too."),
    ),
    # Texts.
    "write-some-text": Misconception(
        message("This could not be read as a text."),
        message("Please write one or more sentences."),
    ),
    "says-no-fact": Misconception(
        message("The text says nothing yet of what it must say."),
        message("Look at the list. Write these things first."),
    ),
    "fact-missing": Misconception(
        message("Something that must be in the text is missing."),
        message("Look at the list. Write it as it is on the card."),
    ),
    "text-too-short": Misconception(
        message("The text is too short."),
        message("Write more about the goods or the matter."),
    ),
    "text-too-long": Misconception(
        message("The text is too long."),
        message("Take out what the reader does not need."),
    ),
    "claim-superlative": Misconception(
        message("You say “the best” or “number one”. Nobody can prove that."),
        message("Say what you can show: place, time, size or taste."),
    ),
    "claim-cure": Misconception(
        message("You say that the goods heal."),
        message("They are no medicine. Say what they are made of, or how to use them."),
    ),
    "claim-belittle": Misconception(
        message("You speak badly of other sellers."),
        message("Take it out. Speak only of your own goods."),
    ),
    "claim-promise": Misconception(
        message("You promise what nobody can keep every time."),
        message("Say what you will do, and by when."),
    ),
    "claim-reviews": Misconception(
        message("You offer something for praise, or speak of made-up orders."),
        message("The law forbids it. Ask for an honest review, and pay nothing."),
    ),
    "claim-off-platform": Misconception(
        message("You lead the buyer away from the platform."),
        message("Take it out. Talk and payment stay on the platform."),
    ),
    "greeting-missing": Misconception(
        message("The text begins without a greeting."),
        message("Begin with a word such as “Hello”."),
    ),
    "too-many-apologies": Misconception(
        message("You say sorry more than once."),
        message("Say it once. Then say what you will do."),
    ),
    "not-heard": Misconception(
        message("The text does not show yet that you heard the buyer."),
        message("Say what happened to the buyer, or how the buyer feels."),
    ),
    "no-next-step": Misconception(
        message("The text does not say yet what happens next."),
        message("Write who does what, and by when or where."),
    ),
    "private-data": Misconception(
        message("There is a number or address of a person in the text."),
        message("Take it out. Others can read it, too."),
    ),
    "rude-words": Misconception(
        message("There is a rude word in the text."),
        message("Take it out. Speak of the matter, not of the person."),
    ),
    # Chats.
    "write-replies": Misconception(
        message("These could not be read as replies."),
        message("Please write a reply into the box and press “Send”."),
    ),
    "reply-after-end": Misconception(
        message("There is a reply after the end of the chat."),
        message("Please take back the last reply."),
    ),
    "tells-nothing": Misconception(
        message("The customer knows nothing yet of what was asked."),
        message("Find it on the card and say it."),
    ),
    "not-on-the-card": Misconception(
        message("You say something that the card does not say."),
        message("Look at the card again. Ask where it does not say it."),
    ),
    "chat-open": Misconception(
        message("The customer still waits for something."),
        message("Read the last question. Answer it, then say what you will do."),
    ),
    "buyer-left": Misconception(
        message("The customer was not heard and left."),
        message("Say first what happened to the customer, then the fact."),
    ),
    "buyer-complained": Misconception(
        message("The customer was hurt and went to the platform."),
        message("Take out what hurts. Say the fact and the next step."),
    ),
    "went-to-the-lead": Misconception(
        message("After five replies the customer still waited for something."),
        message("Say it in fewer replies: hear, fact, next step."),
    ),
    **OF_A_SHOP,
}
"""All that are known so far, by name: those of the kinds of questions and of the rules of a
text, which stand here, and those of each session that was read (see :mod:`qihang.sessions`)."""

NOTHING_THERE = frozenset({"not-filled", "fill-every-cell", "choose-one"})
"""Those that say that something was left empty: nobody thought anything there."""

NOT_YET = MISCONCEPTIONS["not-yet"]
"""For a misconception that nobody knows any more."""


def add(more: Mapping[str, Misconception]) -> None:
    """Take in a session's own. Raises ``ValueError`` if one has the name of another.

    A marked answer names a misconception by its name alone, so a name is there once in the course.
    """
    taken = sorted(name for name in more if MISCONCEPTIONS.get(name) not in (None, more[name]))
    if taken:
        raise ValueError(f"there are other misconceptions of these names: {', '.join(taken)}")
    MISCONCEPTIONS.update(more)
