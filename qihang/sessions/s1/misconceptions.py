"""S1: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import say
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # What a code is.
    "money-in-the-code": Misconception(
        say("You may think that money is in the code."),
        say("A code holds only text. The money is in an account."),
    ),
    "phone-in-the-code": Misconception(
        say("You may think that the shop's phone is in the code."),
        say("A code holds only text. It says where money goes."),
    ),
    "bigger-picture-more-data": Misconception(
        say("You may think that a bigger print holds more text."),
        say("Count the squares. A bigger print only makes each one bigger."),
    ),
    "chinese-one-byte": Misconception(
        say("You counted each Chinese character as 1 byte."),
        say("A Chinese character is 3 bytes. Multiply by 3."),
    ),
    "chinese-two-bytes": Misconception(
        say("You counted each Chinese character as 2 bytes."),
        say("These codes use 3 bytes for a Chinese character."),
    ),
    "all-three-bytes": Misconception(
        say("You counted 3 bytes for the digits and letters, too."),
        say("A digit or an English letter is only 1 byte."),
    ),
    "another-label": Misconception(
        say("This is the text of another label."),
        say("First find your box number, then read the same label."),
    ),
    "whole-label": Misconception(
        say("This is all the text of the label."),
        say("Write only the part that is asked for."),
    ),
    # Versions.
    "side-without-17": Misconception(
        say("You did not add 17 yet."),
        say("First multiply the version by 4, then add 17."),
    ),
    "side-added-first": Misconception(
        say("You added first and then multiplied."),
        say("First multiply the version by 4, then add 17."),
    ),
    "side-one-a-version": Misconception(
        say("You added 1 square for each version."),
        say("Each version adds 4 squares to a side."),
    ),
    "side-of-next-version": Misconception(
        say("This is the side of the next version."),
        say("Version 1 has 21 squares, not version 0. Count again."),
    ),
    # Correction levels.
    "h-is-30-percent-of-picture": Misconception(
        say("You may think that level H survives losing 30% of the picture."),
        say("It is a share of the content. A finder square must stay clear."),
    ),
    "level-too-low": Misconception(
        say("This level repairs less than is damaged."),
        say("Choose a level whose number is above the damage."),
    ),
    "level-too-high": Misconception(
        say("This level is enough, but it needs more squares."),
        say("Choose the lowest level that is still enough."),
    ),
    # Bar codes.
    "weights-swapped": Misconception(
        say("You multiplied the odd places by 3."),
        say("Multiply the even places by 3: the second, the fourth and so on."),
    ),
    "forgot-to-subtract": Misconception(
        say("This is the last digit of the sum."),
        say("Subtract the sum from the next full ten."),
    ),
    # Paying and receiving.
    "receiving-taken-for-paying": Misconception(
        say("You took a receiving code for a paying code."),
        say("Ask who scans. If the customer scans, the code receives."),
    ),
    "paying-taken-for-receiving": Misconception(
        say("You took a paying code for a receiving code."),
        say("Ask who scans. If the payer is scanned, the code pays."),
    ),
    "screenshot-is-safe": Misconception(
        say("You may think that a screenshot is safe."),
        say("A picture of a paying code can take money. Send it to nobody."),
    ),
    "sound-is-proof": Misconception(
        say("You may think that the paid-sound is proof."),
        say("Only your own account is proof. Check the time and amount."),
    ),
    "another-counter": Misconception(
        say("At this counter every payment has come."),
        say("Match each sale with a payment. Find those without one."),
    ),
    "both-counters": Misconception(
        say("At one counter every payment has come."),
        say("Match the sales of each counter alone."),
    ),
    "new-code-before-photo": Misconception(
        say("A photo must be taken before the code is changed."),
        say("Keep the proof first. Then put up the true code."),
    ),
    "go-on-selling": Misconception(
        say("People would go on paying into another account."),
        say("Stop taking payments with this code first."),
    ),
    # The payer's limit.
    "limit-is-the-shops": Misconception(
        say("You may think that the limit is for the whole shop."),
        say("The limit is for one payer. Count each payer alone."),
    ),
    "all-payers-counted": Misconception(
        say("You added the scans of all payers."),
        say("Add only the scans of the payer who is asked about."),
    ),
    "dynamic-counted": Misconception(
        say("You added the dynamic codes, too."),
        say("Only static codes count. Leave out the dynamic ones."),
    ),
    # Lending a code.
    "lending-is-a-favour": Misconception(
        say("You may think that lending a code is only a favour."),
        say("The code is tied to your account. The police find you first."),
    ),
    "lending-for-pay": Misconception(
        say("You may think that this is easy money."),
        say("The money may come from fraud. Helping is a crime, too."),
    ),
    "short-lending": Misconception(
        say("You may think that a short time does no harm."),
        say("One payment is enough. The law forbids any lending."),
    ),
    "lending-for-nothing": Misconception(
        say("You may think that it is all right without pay."),
        say("Without pay it is still lending. The law forbids it."),
    ),
    "lending-watched": Misconception(
        say("You may think that watching the account is enough."),
        say("When you see the money, it has come already. Do not lend."),
    ),
    "lending-my-own-code": Misconception(
        say("You may think that it is your code, so you decide."),
        say("The law forbids selling, renting or lending accounts."),
    ),
    "lending-for-little": Misconception(
        say("You may think that only the pay is too low."),
        say("No pay makes it right. The law forbids it."),
    ),
}
