"""S7: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # The order of the steps.
    "identity-before-household": Misconception(
        message("Here the identity card comes before the household."),
        message("The card needs the household book. Register the household first."),
    ),
    "phone-before-identity": Misconception(
        message("Here the phone card comes before the identity card."),
        message("A phone card is in your own name. Which paper shows your name?"),
    ),
    "bank-before-phone": Misconception(
        message("Here the bank card comes before the phone number."),
        message(
            "In this question the bank asks for a phone number. Get the phone card before the bank "
            "card."
        ),
    ),
    "office-before-phone": Misconception(
        message("Here you register before you have a phone number."),
        message(
            "In this question the office writes to your phone. Get the phone card before you "
            "register."
        ),
    ),
    "account-before-phone": Misconception(
        message("Here the account comes before the phone card."),
        message("The account belongs to your own number. Get the phone card first."),
    ),
    "account-before-bank": Misconception(
        message("Here the account comes before the bank card."),
        message("The money of the account goes to a bank card. Get the bank card first."),
    ),
    # Where one asks.
    "police-only-for-crime": Misconception(
        message("You may think that the police are there for crimes only."),
        message("Who registers the household and makes identity cards?"),
    ),
    "hardship-is-a-police-matter": Misconception(
        message("You may not know yet who helps in hardship."),
        message(
            "By law the township or street helps in hardship. At night, when it is shut, ask at "
            "the police station first."
        ),
    ),
    "hardship-is-borrowed": Misconception(
        message("You may think that only a loan helps in hardship."),
        message("There is help by law. It is asked at the township or street."),
    ),
    "whoever-limits-is-not-asked": Misconception(
        message("You may want to ask somebody else about the card."),
        message("Whoever limited it tells you why. Go to where the card is from."),
    ),
    "court-is-not-to-be-asked": Misconception(
        message("You may think that there is no speaking with the court."),
        message("The court ordered it. You may speak with it: tell it what is hard."),
    ),
    # Accounts.
    "helper-gets-it-back": Misconception(
        message("You may think that a helper gets the account back."),
        message("Go to the official page or the counter. Whoever hears the code has the account."),
    ),
    "quick-help-is-safe": Misconception(
        message("You may think that the quickest way is good enough."),
        message("Ask instead: whose place is it, and whose identity card?"),
    ),
    "family-may-lend": Misconception(
        message("You may think that within a family an account may be lent."),
        message("It is lending all the same: whose money is it? Both may get into trouble."),
    ),
    "every-question-is-a-trick": Misconception(
        message("You may think that whoever wants to see your card cheats you."),
        message("Look at the place: a counter, or the official page? There it is right."),
    ),
    # The court's limits.
    "everything-is-forbidden": Misconception(
        message("You may think that with such an order nothing is allowed."),
        message(
            "Look for its line. “Only” means that this kind is allowed. Without a line it is "
            "allowed in this question."
        ),
    ),
    "limit-is-a-word-only": Misconception(
        message("This one stands in the rule."),
        message("Find its line. If work or life needs it, ask the court first."),
    ),
    # Wages.
    "one-day-for-a-month": Misconception(
        message("This is what one day brings."),
        message("Multiply it by the days of the month."),
    ),
    "meals-of-one-day": Misconception(
        message("You counted the meals of one day only."),
        message("Multiply the meals by the days. Then add the other costs."),
    ),
    "meals-left-out": Misconception(
        message("You left out the meals."),
        message("Anyone who works eats. Multiply the meals by the days, and add them."),
    ),
    "meals-on-days-off": Misconception(
        message("You counted meals for all 30 days."),
        message("Here meals are counted for working days only."),
    ),
    "costs-every-day": Misconception(
        message("You counted the costs of the month for each day."),
        message("Only the meals are paid every day. Add the other costs once."),
    ),
    "wage-without-costs": Misconception(
        message("You divided what comes in. The costs are still in it."),
        message("Take off what goes out first. Then divide by the hours."),
    ),
    "hours-of-one-day": Misconception(
        message("You divided by the hours of one day."),
        message("Hours a day times days: those are the hours of the month."),
    ),
    "a-day-for-an-hour": Misconception(
        message("This is what is left for a day."),
        message("Divide it by the hours of a day."),
    ),
    "a-month-for-an-hour": Misconception(
        message("This is what is left of the month."),
        message("Divide it by the hours of the month."),
    ),
    # Offers.
    "pay-first-is-normal": Misconception(
        message("You may think that one pays for a post first."),
        message("An employer may take no money. A post that costs money is none."),
    ),
    "small-money-proves-it": Misconception(
        message("You may think that small money proves that it is true."),
        message("It is what leads you on. Look at what is asked of you next."),
    ),
    "abroad-is-waited-for": Misconception(
        message("You may think that a paid ticket and high pay prove that it is true."),
        message("Abroad, the ticket paid, the pay too high: stop now. Do not wait for what comes."),
    ),
    "cash-is-an-errand": Misconception(
        message("You may think that to fetch somebody's cash is only an errand."),
        message("It may be stolen money, and you are the one who is seen. Stop now."),
    ),
    "card-is-only-plastic": Misconception(
        message("You may think that lending a card harms nobody."),
        message("Lending a card breaks the law. And other people's stolen money goes through it."),
    ),
    "looking-takes-nothing": Misconception(
        message("You may think that a look at your screen takes nothing."),
        message("Codes and the bank's page are on it. Stop there."),
    ),
    "every-offer-is-fraud": Misconception(
        message(
            "You are careful. Here nobody wants money, a bank card, a code or your screen, and it "
            "is not abroad."
        ),
        message("Then you may go on and ask: what pay, how many hours, a contract?"),
    ),
    "nothing-asked-yet": Misconception(
        message("You are careful, and that is good. Here nothing is asked of you yet."),
        message("Go on to the first line that wants money, a card, a code or the screen."),
    ),
    "one-more-payment": Misconception(
        message("By then something was lost already."),
        message("Go back line by line. Where was the first thing that he wanted?"),
    ),
    # What to tell.
    "hiding-is-safer": Misconception(
        message("You may think that it is safer to hide it from the employer."),
        message(
            "The law wants the truth when you are hired. What was done as an adult is told, "
            "whatever the sentence."
        ),
    ),
    "young-or-short": Misconception(
        message("You may think that 5 years or less is enough."),
        message("Both must be so: under 18 at the time of the crime, and 5 years or less."),
    ),
    "everybody-must-know": Misconception(
        message("You may think that everybody must be told."),
        message(
            "The law names the employer who hires you. Guests and fellow workers need not know."
        ),
    ),
    "asking-costs-the-post": Misconception(
        message("You may think that a question costs the post."),
        message("It saves a wasted trip. Ask before you go there."),
    ),
    "anothers-name-is-a-way": Misconception(
        message("You may think that another person's name is a way."),
        message("It is a lent account, and the wage is his. Use your own name."),
    ),
}
