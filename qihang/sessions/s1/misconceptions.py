"""S1: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # What a code is.
    "money-in-the-code": Misconception(
        message("You may think that money is in the code."),
        message("A code holds only text. The money is in an account."),
    ),
    "phone-in-the-code": Misconception(
        message("You may think that the shop's phone is in the code."),
        message("A code holds only text. It says where money goes."),
    ),
    "bigger-picture-more-data": Misconception(
        message("You may think that a bigger print holds more text."),
        message("Count the squares. A bigger print only makes each one bigger."),
    ),
    "chinese-one-byte": Misconception(
        message("You counted each Chinese character as 1 byte."),
        message("A Chinese character is 3 bytes. Multiply by 3."),
    ),
    "chinese-two-bytes": Misconception(
        message("You counted each Chinese character as 2 bytes."),
        message("These codes use 3 bytes for a Chinese character."),
    ),
    "all-three-bytes": Misconception(
        message("You counted 3 bytes for the digits and letters, too."),
        message("A digit or an English letter is only 1 byte."),
    ),
    "another-label": Misconception(
        message("This is the text of another label."),
        message("First find your box number, then read the same label."),
    ),
    "whole-label": Misconception(
        message("This is all the text of the label."),
        message("Write only the part that is asked for."),
    ),
    "box-for-shelf": Misconception(
        message("This is the number of the box."),
        message("Write the number of the shelf. It stands after 架."),
    ),
    # Versions.
    "side-without-17": Misconception(
        message("You did not add 17 yet."),
        message("First multiply the version by 4, then add 17."),
    ),
    "side-added-first": Misconception(
        message("You added first and then multiplied."),
        message("First multiply the version by 4, then add 17."),
    ),
    "side-one-a-version": Misconception(
        message("You added 1 square for each version."),
        message("Each version adds 4 squares to a side."),
    ),
    "side-of-next-version": Misconception(
        message("This is the side of the next version."),
        message("Version 1 has 21 squares, not version 0. Count again."),
    ),
    # Correction levels.
    "h-is-30-percent-of-picture": Misconception(
        message("You may think that level H survives losing 30% of the picture."),
        message("It is a share of the content. A finder square must stay clear."),
    ),
    "level-too-low": Misconception(
        message("This level repairs less than is damaged."),
        message("Choose a level whose number is above the damage."),
    ),
    "level-too-high": Misconception(
        message("This level is enough, but it needs more squares."),
        message("Choose the lowest level that is still enough."),
    ),
    "level-cures-all": Misconception(
        message("You may think that a higher level mends everything."),
        message("A level mends damage only. Is anything rubbed off here?"),
    ),
    # Bar codes.
    "weights-swapped": Misconception(
        message("You multiplied the odd places by 3."),
        message("Multiply the even places by 3: the second, the fourth and so on."),
    ),
    "forgot-to-subtract": Misconception(
        message("This is the last digit of the sum."),
        message("Subtract the sum from the next full ten."),
    ),
    # Paying and receiving.
    "receiving-taken-for-paying": Misconception(
        message("You took a receiving code for a paying code."),
        message("Ask who scans. If the customer scans, the code receives."),
    ),
    "paying-taken-for-receiving": Misconception(
        message("You took a paying code for a receiving code."),
        message("Ask who scans. If the payer is scanned, the code pays."),
    ),
    "screenshot-is-safe": Misconception(
        message("You may think that a screenshot is safe."),
        message("A picture of a paying code can take money. Send it to nobody."),
    ),
    "stranger-trusted": Misconception(
        message("You would scan what a stranger put there."),
        message("Ask who put the code there. If nobody knows, do not scan it."),
    ),
    "stranger-taken-for-payer": Misconception(
        message("You took a stranger's code for a paying code."),
        message("Your own phone makes a paying code. Who sent or put up this one?"),
    ),
    "only-a-look": Misconception(
        message("You may think that a look does no harm."),
        message("A scan may lead to a false page. Decide before you scan."),
    ),
    "scan-without-need": Misconception(
        message("Even a quick look is a scan."),
        message("In a shop you scan to pay. Look at the payee's name before you pay."),
    ),
    "shop-code-refused": Misconception(
        message("You may think that even a shop's code must not be scanned."),
        message("In a shop you scan to pay. Look at the payee's name before you pay."),
    ),
    "good-code-refused": Misconception(
        message("You may think that no code can be trusted."),
        message("Here you can see whose code it is. Ask who scans, and what for."),
    ),
    "sound-is-proof": Misconception(
        message("You may think that the paid-sound is proof."),
        message("Only your own account is proof. Check the time and amount."),
    ),
    "another-counter": Misconception(
        message("At this counter every payment has come."),
        message("Match each sale with a payment. Find those without one."),
    ),
    "both-counters": Misconception(
        message("At one counter every payment has come."),
        message("Match the sales of each counter alone."),
    ),
    "missing-not-seen": Misconception(
        message("Some money of this day did not come."),
        message("Look at the last four sales. Is there a payment for each?"),
    ),
    "all-sold": Misconception(
        message("You added all that was sold."),
        message("Leave out the sales whose money came."),
    ),
    "what-came": Misconception(
        message("You added the money that came."),
        message("Add the sales that have no payment beside them."),
    ),
    "whole-counter": Misconception(
        message("You added all sales of one counter."),
        message("Its first sale was paid. Leave that one out."),
    ),
    "count-for-sum": Misconception(
        message("You counted the sales."),
        message("The question asks for yuan. Add their sums."),
    ),
    "sums-before-telling": Misconception(
        message("You may think that the sums come first."),
        message("Tell the police and the platform at once. The sums can wait."),
    ),
    "new-code-before-photo": Misconception(
        message("A photo must be taken before the code is changed."),
        message("Keep the proof first. Then take the false code down."),
    ),
    "go-on-selling": Misconception(
        message("People would go on paying into another account."),
        message("Stop taking payments with this code first."),
    ),
    # The payer's limit.
    "limit-is-the-shops": Misconception(
        message("You may think that the limit is for the whole shop."),
        message("The limit is for one payer. Count each payer alone."),
    ),
    "all-payers-counted": Misconception(
        message("You added the scans of all payers."),
        message("Add only the scans of the payer who is asked about."),
    ),
    "dynamic-counted": Misconception(
        message("You added the dynamic codes, too."),
        message("Only static codes count. Leave out the dynamic ones."),
    ),
    # The seller's own code.
    "personal-code-stopped": Misconception(
        message("You may think that personal codes were stopped."),
        message("They go on. Read the card of the rule again."),
    ),
    "own-code-costs": Misconception(
        message("You may think that this code costs money."),
        message("It is free. Whoever wants a fee for it is cheating."),
    ),
    "own-code-must": Misconception(
        message("You may think that every seller must take it."),
        message("The seller decides. Read the card of the rule again."),
    ),
    "own-code-for-others": Misconception(
        message("You may think that it is good for friends' money, too."),
        message("It is for your own business only. Other people's money is lending."),
    ),
    # Lending a code.
    "never-scan": Misconception(
        message("You may think that nobody may ever scan your code."),
        message("Whose money is it? Your own goods and work are what it is for."),
    ),
    "others-money": Misconception(
        message("You may think that this money is your own."),
        message("Whose money is it? Other people's may not pass through your account."),
    ),
    "lending-is-a-favour": Misconception(
        message("You may think that lending a code is only a favour."),
        message("The code is tied to your account. The police find you first."),
    ),
    "lending-for-pay": Misconception(
        message("You may think that this is easy money."),
        message("The money may come from fraud. Helping is a crime, too."),
    ),
    "short-lending": Misconception(
        message("You may think that a short time does no harm."),
        message("One payment is enough. The law forbids any lending."),
    ),
    "lending-for-nothing": Misconception(
        message("You may think that it is all right without pay."),
        message("Without pay it is still lending. The law forbids it."),
    ),
    "lending-watched": Misconception(
        message("You may think that watching the account is enough."),
        message("When you see the money, it has come already. Do not lend."),
    ),
    "lending-my-own-code": Misconception(
        message("You may think that it is your code, so you decide."),
        message("The law forbids selling, renting or lending accounts."),
    ),
    "lending-for-little": Misconception(
        message("You may think that only the pay is too low."),
        message("No pay makes it right. The law forbids it."),
    ),
}
