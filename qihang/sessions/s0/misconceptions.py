"""S0: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # Hands.
    "not-on-the-slip": Misconception(
        message("Something is chosen that is not on the list."),
        message(
            "Read the list once more. Press what is not on it a second time: its tick goes away."
        ),
    ),
    "another-good": Misconception(
        message("The customer wants something else."),
        message("Press what the customer wants. The other one is then no longer chosen."),
    ),
    "another-line": Misconception(
        message("This number stands above the one that is asked for."),
        message("Find the right name on the card, then read the number beside it."),
    ),
    "line-below": Misconception(
        message("This number stands below the one that is asked for."),
        message("Lay a finger below the line with the right name."),
    ),
    "digits-swapped": Misconception(
        message("Two digits have changed places."),
        message("Lay a finger below the number and compare digit by digit."),
    ),
    "point-left-out": Misconception(
        message("The point of the number is missing."),
        message("After the yuan comes a point. Write it, too."),
    ),
    "saved-is-handed-in": Misconception(
        message("You may think that saved means handed in."),
        message("Saved means kept. You hand in with a button of its own, at the end."),
    ),
    "saved-is-lost": Misconception(
        message("You may think that work is lost when you stop."),
        message("What is saved stays. You go on with it next time."),
    ),
    "sign-mixed-up": Misconception(
        message("Two of the page's signs are mixed up."),
        message("Saved is for your work. “Not yet” is for an answer."),
    ),
    # Numbers.
    "prices-once": Misconception(
        message("You took each price only once."),
        message("First multiply each price by its pieces, then add."),
    ),
    "pressed-in-one-go": Misconception(
        message("You pressed all of it in one go."),
        message("Press = after each line and write its sum on paper. Then add the sums."),
    ),
    "line-left-out": Misconception(
        message("The last line is missing in the sum."),
        message("The bill has 3 lines. Add all of them."),
    ),
    "pieces-of-the-first": Misconception(
        message("You took the pieces of the first line for all lines."),
        message("Each line has its own pieces. Multiply line by line."),
    ),
    "third-digit-alone": Misconception(
        message("This is only the third digit after the point."),
        message("It says whether to add 1 fen. Write all of it, with two digits after the point."),
    ),
    "one-piece": Misconception(
        message("This is the price of one piece."),
        message("Multiply it by the number of pieces."),
    ),
    "added-pieces": Misconception(
        message("You added the pieces to the price."),
        message("So many pieces at one price: multiply."),
    ),
    "count-for-percent": Misconception(
        message("You wrote how many bought."),
        message("Percent asks how many of 100. Multiply until the people are 100."),
    ),
    "those-who-did-not": Misconception(
        message("This is the share of those who did not buy."),
        message("Look at those who bought."),
    ),
    "taken-from-100": Misconception(
        message("You added people to make it 100."),
        message("Do not add: multiply. For 50 people: 50 × 2 = 100. So those who bought × 2, too."),
    ),
    "cut-off": Misconception(
        message("You left out what stands after the fen."),
        message("The third digit after the point is 5 or more. So add 1 fen."),
    ),
    "always-up": Misconception(
        message("You added 1 fen."),
        message("The third digit after the point is below 5. So the fen stay as they are."),
    ),
    "not-to-the-fen": Misconception(
        message("You wrote three digits after the point."),
        message("One fen is the smallest money: write only two."),
    ),
    "to-the-jiao": Misconception(
        message("You kept only one digit after the point."),
        message("To the fen means two digits after the point. Look at the third one."),
    ),
}
