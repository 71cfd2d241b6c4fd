"""The thoughts behind answers that are not right yet, and what to do next.

An idea is named by a question's key (``with_idea``) or by its kind, travels with the
verdict, and is said to the trainee here: kindly, in plain words, in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from qihang.text import Text, say


@dataclass(frozen=True)
class Idea:
    """The ``thought`` that may lie behind an answer, and the ``next_step`` from there."""

    thought: Text
    next_step: Text


IDEAS: dict[str, Idea] = {
    # Answers that could not be read, and what to write instead.
    "write-a-number": Idea(
        say("This could not be read as a number."),
        say("Please write a number, such as 12.50."),
    ),
    "choose-one": Idea(
        say("No answer is chosen yet."),
        say("Please choose one answer."),
    ),
    "choose-some": Idea(
        say("No answer is chosen yet."),
        say("Please choose all the answers that fit."),
    ),
    "put-every-step-once": Idea(
        say("Some steps are missing."),
        say("Please put every step in its place once."),
    ),
    "choose-and-give-a-reason": Idea(
        say("Your choice is missing."),
        say("Please choose what to do, then choose a reason."),
    ),
    "write-the-text": Idea(
        say("This could not be read as the text of a code."),
        say("Please write what the code says, such as A1."),
    ),
    "write-a-version": Idea(
        say("This could not be read as a version."),
        say("Please write a whole number from 1 to 40, such as 3."),
    ),
    "choose-a-level": Idea(
        say("This could not be read as a level."),
        say("Please choose L, M, Q or H."),
    ),
    # For an answer whose thought is not known.
    "not-yet": Idea(
        say("This is not right yet."),
        say("Look at the example again, then try again."),
    ),
    "not-yet-number": Idea(
        say("This number is not right yet."),
        say("Do the steps again, one by one, and check each."),
    ),
    "not-yet-choice": Idea(
        say("This choice is not right yet."),
        say("Read the question again and compare the answers."),
    ),
    "not-yet-choices": Idea(
        say("Not all of your choices are right yet."),
        say("Look at each one alone. Does it fit, or not?"),
    ),
    "not-yet-order": Idea(
        say("The steps are not in order yet."),
        say("Ask for each pair: which must be done first?"),
    ),
    "not-yet-decision": Idea(
        say("This decision is not right yet."),
        say("Think: what happens to you, and to others?"),
    ),
    "not-yet-reason": Idea(
        say("Your choice is right. The reason is not right yet."),
        say("Look for the reason that the rules give."),
    ),
    "reason-missing": Idea(
        say("Your choice is right. A reason is missing."),
        say("Choose the reason, too."),
    ),
    "not-yet-text": Idea(
        say("This is not the text of the code yet."),
        say("Scan the code again and copy every sign."),
    ),
    # For a question that could not be marked: the notebook or the marking needs repair.
    "no-seed": Idea(
        say("This exercise has no numbers of your own."),
        say("Tell your instructor. Your answers are kept."),
    ),
    "no-key": Idea(
        say("This question could not be marked."),
        say("Tell your instructor. Your answer is kept."),
    ),
    "no-marking": Idea(
        say("This question could not be marked."),
        say("Tell your instructor. Your answer is kept."),
    ),
    # What a code is.
    "money-in-the-code": Idea(
        say("You may think that money is in the code."),
        say("A code holds only text. The money is in an account."),
    ),
    "phone-in-the-code": Idea(
        say("You may think that the shop's phone is in the code."),
        say("A code holds only text. It says where money goes."),
    ),
    "bigger-picture-more-data": Idea(
        say("You may think that a bigger print holds more text."),
        say("Count the squares. A bigger print only makes each one bigger."),
    ),
    "chinese-one-byte": Idea(
        say("You counted each Chinese character as 1 byte."),
        say("A Chinese character is 3 bytes. Multiply by 3."),
    ),
    "chinese-two-bytes": Idea(
        say("You counted each Chinese character as 2 bytes."),
        say("These codes use 3 bytes for a Chinese character."),
    ),
    "all-three-bytes": Idea(
        say("You counted 3 bytes for the digits and letters, too."),
        say("A digit or an English letter is only 1 byte."),
    ),
    "another-label": Idea(
        say("This is the text of another label."),
        say("First find your box number, then read the same label."),
    ),
    "whole-label": Idea(
        say("This is all the text of the label."),
        say("Write only the part that is asked for."),
    ),
    # Versions.
    "side-without-17": Idea(
        say("You did not add 17 yet."),
        say("First multiply the version by 4, then add 17."),
    ),
    "side-added-first": Idea(
        say("You added first and then multiplied."),
        say("First multiply the version by 4, then add 17."),
    ),
    "side-one-a-version": Idea(
        say("You added 1 square for each version."),
        say("Each version adds 4 squares to a side."),
    ),
    "side-of-next-version": Idea(
        say("This is the side of the next version."),
        say("Version 1 has 21 squares, not version 0. Count again."),
    ),
    "version-too-small": Idea(
        say("The text does not fit into this version."),
        say("Find the row of the table that holds the whole text."),
    ),
    "version-larger-than-needed": Idea(
        say("The text fits, but a smaller version holds it, too."),
        say("Go up the table until the text just fits."),
    ),
    # Correction levels.
    "h-is-30-percent-of-picture": Idea(
        say("You may think that level H survives losing 30% of the picture."),
        say("It is a share of the content. A finder square must stay clear."),
    ),
    "level-does-not-read": Idea(
        say("At this level the damaged code cannot be read."),
        say("Try the next higher level and scan again."),
    ),
    "level-higher-than-needed": Idea(
        say("It can be read, but a lower level is enough."),
        say("Go down one level at a time and scan."),
    ),
    "level-too-low": Idea(
        say("This level repairs less than is damaged."),
        say("Choose a level whose number is above the damage."),
    ),
    "level-too-high": Idea(
        say("This level is enough, but it needs more squares."),
        say("Choose the lowest level that is still enough."),
    ),
    # Bar codes.
    "weights-swapped": Idea(
        say("You multiplied the odd places by 3."),
        say("Multiply the even places by 3: the second, the fourth and so on."),
    ),
    "forgot-to-subtract": Idea(
        say("This is the last digit of the sum."),
        say("Subtract the sum from the next full ten."),
    ),
    # Paying and receiving.
    "receiving-taken-for-paying": Idea(
        say("You took a receiving code for a paying code."),
        say("Ask who scans. If the customer scans, the code receives."),
    ),
    "paying-taken-for-receiving": Idea(
        say("You took a paying code for a receiving code."),
        say("Ask who scans. If the payer is scanned, the code pays."),
    ),
    "screenshot-is-safe": Idea(
        say("You may think that a screenshot is safe."),
        say("A picture of a paying code can take money. Send it to nobody."),
    ),
    "sound-is-proof": Idea(
        say("You may think that the paid-sound is proof."),
        say("Only your own account is proof. Check the time and amount."),
    ),
    "another-counter": Idea(
        say("At this counter every payment has come."),
        say("Match each sale with a payment. Find those without one."),
    ),
    "both-counters": Idea(
        say("At one counter every payment has come."),
        say("Match the sales of each counter alone."),
    ),
    "new-code-before-photo": Idea(
        say("A photo must be taken before the code is changed."),
        say("Keep the proof first. Then put up the true code."),
    ),
    "go-on-selling": Idea(
        say("People would go on paying into another account."),
        say("Stop taking payments with this code first."),
    ),
    # The payer's limit.
    "limit-is-the-shops": Idea(
        say("You may think that the limit is for the whole shop."),
        say("The limit is for one payer. Count each payer alone."),
    ),
    "all-payers-counted": Idea(
        say("You added the scans of all payers."),
        say("Add only the scans of the payer who is asked about."),
    ),
    "dynamic-counted": Idea(
        say("You added the dynamic codes, too."),
        say("Only static codes count. Leave out the dynamic ones."),
    ),
    # Lending a code.
    "lending-is-a-favour": Idea(
        say("You may think that lending a code is only a favour."),
        say("The code is tied to your account. The police find you first."),
    ),
    "lending-for-pay": Idea(
        say("You may think that this is easy money."),
        say("The money may come from fraud. Helping is a crime, too."),
    ),
    "short-lending": Idea(
        say("You may think that a short time does no harm."),
        say("One payment is enough. The law forbids any lending."),
    ),
    "lending-for-nothing": Idea(
        say("You may think that it is all right without pay."),
        say("Without pay it is still lending. The law forbids it."),
    ),
    "lending-watched": Idea(
        say("You may think that watching the account is enough."),
        say("When you see the money, it has come already. Do not lend."),
    ),
    "lending-my-own-code": Idea(
        say("You may think that it is your code, so you decide."),
        say("The law forbids selling, renting or lending accounts."),
    ),
    "lending-for-little": Idea(
        say("You may think that only the pay is too low."),
        say("No pay makes it right. The law forbids it."),
    ),
}


def idea(name: str) -> Idea:
    """The idea of that name; a plain "not yet" for one that an older version knew."""
    return IDEAS.get(name, IDEAS["not-yet"])
