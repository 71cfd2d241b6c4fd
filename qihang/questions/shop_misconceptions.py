"""The thoughts behind plans of a shop, and behind seasons of one, that are not right yet."""

from __future__ import annotations

from collections.abc import Mapping

from qihang.commerce.season.debrief import SMALL
from qihang.language.messages import message
from qihang.questions.misconception import Misconception

OF_A_SHOP: Mapping[str, Misconception] = {
    # Plans.
    "write-in-the-plan": Misconception(
        message("The plan could not be read."),
        message("Please write numbers into its lines, and choose where there is a list."),
    ),
    "not-in-this-line": Misconception(
        message("This number cannot stand here."),
        message("Pieces and hours are whole numbers. Money is not below zero."),
    ),
    "lines-missing": Misconception(
        message("This line hangs on others that are missing or not readable."),
        message("Fill in those lines first, then work this one out."),
    ),
    "not-as-on-the-sheet": Misconception(
        message("This does not fit the cost on the sheet."),
        message("Take the pieces times what one costs. It stands above."),
    ),
    "deposit-as-cost": Misconception(
        message("The deposit comes back. It is not gone."),
        message("Leave it out here. It only counts as paid out."),
    ),
    "deposit-left-out": Misconception(
        message("The deposit comes back, but first it is paid out."),
        message("Add it to what is paid out before the first sale."),
    ),
    "deposit-still-out": Misconception(
        message("At the end of the month the deposit is not back yet."),
        message("Do not count it as cash now."),
    ),
    "goods-as-gone": Misconception(
        message("The goods are not gone. They can still be sold."),
        message("Only add what is used up: tape, photos, phone."),
    ),
    "fee-of-all-paid": Misconception(
        message("You took the fee of all that was paid."),
        message("Here it is taken of net sales: what is kept after refunds."),
    ),
    "fee-not-taken-away": Misconception(
        message("The platform fee was forgotten."),
        message("Take it away, too."),
    ),
    "refunds-left-in": Misconception(
        message("What is paid back is still in it."),
        message("Begin with net sales, not with what buyers paid."),
    ),
    "left-is-not-cash": Misconception(
        message("What is left is not the same as cash."),
        message("Take the cash before, add net sales, take away what was paid this month."),
    ),
    "cash-below-zero": Misconception(
        message("Here the cash would be below zero."),
        message("Buy fewer pieces, spend less, or begin later with more."),
    ),
    "sold-more-than-bought": Misconception(
        message("You plan to sell more than you buy."),
        message("Buy more again, or plan fewer sales."),
    ),
    "price-below-costs": Misconception(
        message("The price does not pay for goods, parcel and fee."),
        message("Raise it, or say in your own words why it is so low."),
    ),
    "stop-line": Misconception(
        message("A stop line lies above zero and below the cash you start with."),
        message("Write the amount at which you stop buying and count."),
    ),
    "papers-missing": Misconception(
        message("A registration, a permit or a report is missing."),
        message(
            "Ask what these goods take before the first sale. Food takes a permit or a report."
        ),
    ),
    "does-not-help": Misconception(
        message("That does not help against this."),
        message("Choose what takes the cause away, or keeps the loss small."),
    ),
    # Seasons of a shop.
    "play-the-weeks": Misconception(
        message("These could not be read as weeks of the shop."),
        message("Please decide each week on the page, then run it."),
    ),
    "season-open": Misconception(
        message("The four weeks are not all run yet."),
        message("Decide the next week, then run it."),
    ),
    "explains-nothing": Misconception(
        message("What made the weeks so is not found yet."),
        message("Look at the figures of each week, then choose the largest cause."),
    ),
    "debrief-open": Misconception(
        message("This question has no answer yet."),
        message("Look at the figures, then choose one."),
    ),
    "broke-a-rule": Misconception(
        message("You did what somebody proposed. It breaks a rule."),
        message("Say no to it. It costs more than it brings."),
    ),
    "spent-what-was-not-there": Misconception(
        message("In a week you planned to pay more than you had."),
        message("Add up goods, ads and help before you run a week."),
    ),
    "luck-for-skill": Misconception(
        message("You take luck for skill."),
        message("Compare who came with who usually comes."),
    ),
    "sold-out-is-success": Misconception(
        message("You take an empty shelf for a good week."),
        message("Look how many could not buy."),
    ),
    "ads-first": Misconception(
        message("You look at the ads first."),
        message("Look at goods, price and help first."),
    ),
    "cash-for-profit": Misconception(
        message("You take the change of the cash for what was earned."),
        message("Add what is on its way and the goods on the shelf, too."),
    ),
    "sales-for-profit": Misconception(
        message("You take the sales for what was earned."),
        message("Take away what goods, parcels, fee, ads and help cost."),
    ),
    "too-small-a-cause": Misconception(
        message("This changed the week by less than {fen} yuan.", fen=SMALL // 100),
        message("Work out each in yuan. Is there one of that size?"),
    ),
    "not-yet-cause": Misconception(
        message("Something else changed this week more."),
        message("Work it out with “One leaves”."),
    ),
}
"""By name; see :mod:`qihang.questions.misconceptions`."""
