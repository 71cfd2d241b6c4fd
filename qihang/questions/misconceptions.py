"""The thoughts behind answers that are not right yet, and what to do next.

An idea is named by a question's key (``with_misconception``) or by its kind, travels with the
verdict, and is said to the trainee here: kindly, in plain words, in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qihang.language.messages import Message, say


@dataclass(frozen=True)
class Misconception:
    """The ``thought`` that may lie behind an answer, and the ``next_step`` from there."""

    thought: Message
    next_step: Message


class UnknownMisconception(ValueError):
    """A key names a misconception that there is none of: a slip of an author."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no misconception {name!r}")
        self.name = name


MISCONCEPTIONS: dict[str, Misconception] = {
    # Answers that could not be read, and what to write instead.
    "write-a-number": Misconception(
        say("This could not be read as a number."),
        say("Please write a number, such as 12.50."),
    ),
    "choose-one": Misconception(
        say("No answer is chosen yet."),
        say("Please choose one answer."),
    ),
    "choose-some": Misconception(
        say("No answer is chosen yet."),
        say("Please choose all the answers that fit."),
    ),
    "put-every-step-once": Misconception(
        say("Some steps are missing."),
        say("Please put every step in its place once."),
    ),
    "choose-and-give-a-reason": Misconception(
        say("Your choice is missing."),
        say("Please choose what to do, then choose a reason."),
    ),
    "write-the-text": Misconception(
        say("This could not be read as the text of a code."),
        say("Please write what the code says, such as A1."),
    ),
    "write-a-version": Misconception(
        say("This could not be read as a version."),
        say("Please write a whole number from 1 to 40, such as 3."),
    ),
    "choose-a-level": Misconception(
        say("This could not be read as a level."),
        say("Please choose L, M, Q or H."),
    ),
    # For an answer whose thought is not known.
    "not-yet": Misconception(
        say("This is not right yet."),
        say("Look at the example again, then try again."),
    ),
    "not-yet-number": Misconception(
        say("This number is not right yet."),
        say("Do the steps again, one by one, and check each."),
    ),
    "not-yet-choice": Misconception(
        say("This choice is not right yet."),
        say("Read the question again and compare the answers."),
    ),
    "not-yet-choices": Misconception(
        say("Not all of your choices are right yet."),
        say("Look at each one alone. Does it fit, or not?"),
    ),
    "not-yet-order": Misconception(
        say("The steps are not in order yet."),
        say("Ask for each pair: which must be done first?"),
    ),
    "not-yet-decision": Misconception(
        say("This decision is not right yet."),
        say("Think: what happens to you, and to others?"),
    ),
    "not-yet-reason": Misconception(
        say("Your choice is right. The reason is not right yet."),
        say("Look for the reason that the rules give."),
    ),
    "reason-missing": Misconception(
        say("Your choice is right. A reason is missing."),
        say("Choose the reason, too."),
    ),
    "not-yet-text": Misconception(
        say("This is not the text of the code yet."),
        say("Scan the code again and copy every sign."),
    ),
    # For a question that could not be marked: the notebook or the marking needs repair.
    "no-seed": Misconception(
        say("This exercise has no numbers of your own."),
        say("Tell your instructor. Your answers are kept."),
    ),
    "no-key": Misconception(
        say("This question could not be marked."),
        say("Tell your instructor. Your answer is kept."),
    ),
    "no-marking": Misconception(
        say("This question could not be marked."),
        say("Tell your instructor. Your answer is kept."),
    ),
    # Versions.
    "version-too-small": Misconception(
        say("The text does not fit into this version."),
        say("Find the row of the table that holds the whole text."),
    ),
    "version-larger-than-needed": Misconception(
        say("The text fits, but a smaller version holds it, too."),
        say("Go up the table until the text just fits."),
    ),
    # Correction levels.
    "level-does-not-read": Misconception(
        say("At this level the damaged code cannot be read."),
        say("Try the next higher level and scan again."),
    ),
    "level-higher-than-needed": Misconception(
        say("It can be read, but a lower level is enough."),
        say("Go down one level at a time and scan."),
    ),
    # Tables.
    "write-in-the-table": Misconception(
        say("The table could not be read."),
        say("Please write numbers in the empty cells, such as 12.50."),
    ),
    "not-yet-cell": Misconception(
        say("This cell is not right yet."),
        say("Look at the cells before it, then try again."),
    ),
    "not-yet-table": Misconception(
        say("Some cells are not right yet."),
        say("Begin with the first cell that has an arrow. Work it out again."),
    ),
    "cell-not-readable": Misconception(
        say("Some cells could not be read as numbers."),
        say("Please write numbers there, such as 12.50."),
    ),
    "not-filled": Misconception(
        say("This cell is empty."),
        say("Work it out and write it here."),
    ),
    "fill-every-cell": Misconception(
        say("What you wrote is right. Some cells are still empty."),
        say("Fill the empty cells, too."),
    ),
    # Texts.
    "write-some-text": Misconception(
        say("This could not be read as a text."),
        say("Please write one or more sentences."),
    ),
    "says-no-fact": Misconception(
        say("The text says nothing yet of what it must say."),
        say("Look at the list. Write these things first."),
    ),
    "fact-missing": Misconception(
        say("Something that must be in the text is missing."),
        say("Look at the list. Write it as it is on the card."),
    ),
    "text-too-short": Misconception(
        say("The text is too short."),
        say("Write more about the goods or the matter."),
    ),
    "text-too-long": Misconception(
        say("The text is too long."),
        say("Take out what the reader does not need."),
    ),
    "claim-superlative": Misconception(
        say("You say “the best” or “number one”. Nobody can prove that."),
        say("Say what you can show: place, time, size or taste."),
    ),
    "claim-cure": Misconception(
        say("You speak of illness in an offer of food."),
        say("Food is no medicine. Say how it tastes or how to use it."),
    ),
    "claim-belittle": Misconception(
        say("You speak badly of other sellers."),
        say("Take it out. Speak only of your own goods."),
    ),
    "claim-promise": Misconception(
        say("You promise what nobody can keep every time."),
        say("Say what you will do, and by when."),
    ),
    "claim-reviews": Misconception(
        say("You offer something for praise, or speak of made-up orders."),
        say("The law forbids it. Ask for an honest review, and pay nothing."),
    ),
    "claim-off-platform": Misconception(
        say("You lead the buyer away from the platform."),
        say("Take it out. Talk and payment stay on the platform."),
    ),
    "greeting-missing": Misconception(
        say("The text begins without a greeting."),
        say("Begin with a word such as “Hello”."),
    ),
    "too-many-apologies": Misconception(
        say("You say sorry more than once."),
        say("Say it once. Then say what you will do."),
    ),
    "private-data": Misconception(
        say("There is a number or address of a person in the text."),
        say("Take it out. Others can read it, too."),
    ),
    "rude-words": Misconception(
        say("There is a rude word in the text."),
        say("Take it out. Speak of the matter, not of the person."),
    ),
}
"""All that are known so far, by name: those of the kinds of questions and of the rules of a
text, which stand here, and those of each session that was read (see :mod:`qihang.sessions`)."""

NOT_YET = MISCONCEPTIONS["not-yet"]
"""For an idea that nobody knows any more."""


def add(ideas: Mapping[str, Misconception]) -> None:
    """Take in a session's own. Raises ``ValueError`` if one has the name of another.

    A marked answer names an idea by its name alone, so a name is there once in the course.
    """
    taken = sorted(name for name in ideas if MISCONCEPTIONS.get(name) not in (None, ideas[name]))
    if taken:
        raise ValueError(f"there are other ideas of these names: {', '.join(taken)}")
    MISCONCEPTIONS.update(ideas)
