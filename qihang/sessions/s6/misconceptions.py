"""S6: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.commerce.registration import POST_YEARS
from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # Parcels.
    "light-means-cheap": Misconception(
        message("You may think that light is cheap."),
        message("Work out the weight by size, too. The larger of the two counts."),
    ),
    "kilograms-not-rounded-up": Misconception(
        message("The courier counts whole kilograms."),
        message("If there is anything after the point, go up to the next kilogram."),
    ),
    "first-kilogram-twice": Misconception(
        message("The first kilogram was counted twice."),
        message("It has its own price. Only the others cost the step."),
    ),
    "added-before-multiplying": Misconception(
        message("You added first, and multiplied then."),
        message("First multiply the price of the further kilograms. Then add the first one."),
    ),
    "every-kilogram-at-the-first-price": Misconception(
        message("You may have taken the first price for each kilogram."),
        message("Read the card: each further kilogram has another price."),
    ),
    # Fresh goods.
    "loss-added": Misconception(
        message("You added what goes bad to what was ordered."),
        message("It goes bad of all that you pack. Divide by the part that stays good."),
    ),
    "loss-left-out": Misconception(
        message("You packed as many as were ordered."),
        message("Some go bad on the way. Then a buyer gets too few."),
    ),
    "packed-one-too-few": Misconception(
        message("Now one good piece is missing."),
        message("A part of a piece cannot be packed. Go up to the next whole number."),
    ),
    "what-arrives-of-the-order": Misconception(
        message("This is how many would arrive, if you packed what was ordered."),
        message("The order is what must arrive. Divide in place of multiplying."),
    ),
    "wet-fruit-is-fresh-fruit": Misconception(
        message("Wet or warm fruit rots in a closed box."),
        message("Pick it dry and let it cool. Then pack it."),
    ),
    "closed-box-keeps-fresh": Misconception(
        message("You may think that fruit stays fresh when it is closed tight."),
        message("Fruit needs air, and must not move about."),
    ),
    "weekend-is-a-day-like-others": Misconception(
        message("Over a weekend a box may lie in a warehouse."),
        message("Send fruit early in the week."),
    ),
    "photo-rule-ends-the-matter": Misconception(
        message("You may think that a rule on the page ends the shop's duty."),
        message(
            "A photo helps to show it. With one or without, the shop makes good for bad fruit."
        ),
    ),
    "locker-without-asking": Misconception(
        message("You may think that the locker is as good as the buyer's hand."),
        message("Who gets the parcel in the buyer's place is the buyer's choice. Ask first."),
    ),
    "locker-is-never-allowed": Misconception(
        message("You may think that a parcel must never go to a locker."),
        message("With the buyer's yes it may. Without it, it may not."),
    ),
    # Who registers.
    "own-work-has-a-limit": Misconception(
        message("You may think that own work has a limit, too."),
        message("What is grown or made by oneself needs no registration, however much."),
    ),
    "own-service-has-a-limit": Misconception(
        message("You may think that small work for people has a limit, too."),
        message("Whoever does it by own skill need not register, however much it brings."),
    ),
    "everybody-registers": Misconception(
        message("You may think that each shop must be registered."),
        message("Add up the year in all shops, and look at the limit."),
    ),
    "resold-is-own-work": Misconception(
        message("These goods were bought to resell."),
        message("Then it is the sum of a year that decides."),
    ),
    "shops-not-added-up": Misconception(
        message("Each shop alone is below the limit."),
        message("All shops of one person count together. Add them up."),
    ),
    "registration-is-a-permit": Misconception(
        message("A registration and a permit are two things."),
        message("These goods take no permit. Look at the sum of the year."),
    ),
    "licence-before-papers": Misconception(
        message("For food a registration alone is not enough."),
        message("First ask which permit or report it takes."),
    ),
    "small-needs-no-papers": Misconception(
        message("You may think that a small shop needs no permit."),
        message("For food the amount is no excuse. Ask the office first."),
    ),
    "nobody-needs-papers-online": Misconception(
        message("You may think that online nobody registers anything."),
        message("The same rules hold there. Look for the one that fits this person."),
    ),
    "no-licence-no-tax": Misconception(
        message("You may think: no licence, no tax."),
        message("The duty to pay tax stays without a registration."),
    ),
    # The tax of a quarter.
    "tax-not-taken-out": Misconception(
        message("What buyers paid has the tax in it."),
        message("Take it out first: divide as the card says."),
    ),
    "tax-on-takings": Misconception(
        message("The tax is on the sales without tax."),
        message("Take the tax out first, then take the percent."),
    ),
    "tax-on-the-rest-only": Misconception(
        message("You took the tax only on what lies above the threshold."),
        message("Once it is reached, the tax is on all of it."),
    ),
    "tax-below-the-threshold": Misconception(
        message("This quarter stays below the threshold."),
        message("Compare the sales without tax with it first."),
    ),
    "reached-is-exempt": Misconception(
        message("This quarter reached the threshold."),
        message("Then there is tax, and on all of it."),
    ),
    # After a sentence; a company; money.
    "never-a-business-again": Misconception(
        message("You may think that after a sentence no business is open."),
        message("Only what a rule or the judgment names is closed. Look at what it names."),
    ),
    "years-not-counted": Misconception(
        message("A company's posts are closed for {years} years, and then open.", years=POST_YEARS),
        message(
            "Count {years} years from the end of the sentence. Are they over?", years=POST_YEARS
        ),
    ),
    "no-limits-at-all": Misconception(
        message("You may think that there are no limits any more."),
        message("A rule names this plan. Look at which one, and for how long."),
    ),
    "for-life-or-for-years": Misconception(
        message("One rule closes something for life, another for some years."),
        message(
            "The ban on managing food is for life. The ban on a company's posts lasts for some "
            "years, or while a debt is listed."
        ),
    ),
    "company-protects-from-everything": Misconception(
        message("You may think that a company protects your own money always."),
        message("Where nobody can tell whose money it is, your own pays, too."),
    ),
    "cash-is-profit": Misconception(
        message("You may think that what lies in the account is profit."),
        message("Take off first what is still to be paid."),
    ),
}
