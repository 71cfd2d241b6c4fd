"""The thoughts behind answers that are not right yet, and what to do next.

An idea is named by a question's key (``with_misconception``) or by its kind, travels with the
verdict, and is said to the trainee here: kindly, in plain words, in both languages.
"""

from __future__ import annotations

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
    "version-too-small": Misconception(
        say("The text does not fit into this version."),
        say("Find the row of the table that holds the whole text."),
    ),
    "version-larger-than-needed": Misconception(
        say("The text fits, but a smaller version holds it, too."),
        say("Go up the table until the text just fits."),
    ),
    # Correction levels.
    "h-is-30-percent-of-picture": Misconception(
        say("You may think that level H survives losing 30% of the picture."),
        say("It is a share of the content. A finder square must stay clear."),
    ),
    "level-does-not-read": Misconception(
        say("At this level the damaged code cannot be read."),
        say("Try the next higher level and scan again."),
    ),
    "level-higher-than-needed": Misconception(
        say("It can be read, but a lower level is enough."),
        say("Go down one level at a time and scan."),
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
    # Price and profit.
    "markup-for-margin": Misconception(
        say("This is the markup: profit as a part of the cost."),
        say("Margin is a part of the price. Divide the profit by the price."),
    ),
    "margin-for-markup": Misconception(
        say("This is the margin: profit as a part of the price."),
        say("Markup is a part of the cost. Divide the profit by the cost."),
    ),
    "margin-is-markup": Misconception(
        say("You may think that markup and margin are the same."),
        say("Take a cost of 100 yuan. Find the price, then profit ÷ price."),
    ),
    "margin-added-to-cost": Misconception(
        say("You put the margin on top of the cost."),
        say("The margin is a part of the price. Divide: cost ÷ (1 − margin)."),
    ),
    "margin-times-cost": Misconception(
        say("This is only a part of the cost, and less than the cost."),
        say("The price must pay the cost first. Divide: cost ÷ (1 − margin)."),
    ),
    "cost-taken-for-profit": Misconception(
        say("This is the cost as a part of the price."),
        say("Find the profit first: price − cost. Then divide."),
    ),
    "price-plus-cost": Misconception(
        say("You added the cost to the price."),
        say("The buyer pays the price. Take the cost away from it."),
    ),
    "fee-on-cost": Misconception(
        say("You took the fee from the cost of the goods."),
        say("The platform takes its part of the money that stays, not of the cost."),
    ),
    "fee-left-out": Misconception(
        say("The fee is still missing."),
        say("Take every cost off the price, the small ones too."),
    ),
    "refunds-lose-only-the-fee": Misconception(
        say("You may think that a refund only loses the fee."),
        say("The whole price goes back, and fresh goods are lost."),
    ),
    "refunds-left-out": Misconception(
        say("The refunds are still missing."),
        say("Of 100 orders some give the whole price back. Take that part off."),
    ),
    "ads-left-out": Misconception(
        say("The advertising is still missing."),
        say("Advertising is a cost, too. Take it off the price."),
    ),
    "ads-on-cost": Misconception(
        say("You took the advertising from the cost of the goods."),
        say("Here it is a part of the price. Multiply the price."),
    ),
    "deposit-is-a-cost": Misconception(
        say("You took the deposit off as a cost."),
        say("A deposit comes back when the shop closes. Leave it out."),
    ),
    "one-order-short": Misconception(
        say("With these orders a little is still missing."),
        say("There is no half order. Go up to the next whole order."),
    ),
    "break-even-by-price": Misconception(
        say("You divided by the price."),
        say("Only what is left of an order pays the fixed cost. Divide by that."),
    ),
    "break-even-by-goods": Misconception(
        say("You divided by price less goods only."),
        say("Take all costs of an order off first. Then divide."),
    ),
    "tenths-are-off": Misconception(
        say("You took the 折 off. It says what is paid."),
        say("8折 means: pay 80 of 100 yuan. 20 yuan are off."),
    ),
    "coupon-order-is-the-same": Misconception(
        say("You may think that the order of coupons does not matter."),
        say("Work out both ways, step by step. Compare the end."),
    ),
    "coupon-order-swapped": Misconception(
        say("The other order gives a lower price."),
        say("Work out both ways. Look if the sum is still high enough for the coupon."),
    ),
    "down-then-up-returns": Misconception(
        say("You may think that down and up again returns to the start."),
        say("Going up starts from the lower price. Work it out in two steps."),
    ),
    "only-down": Misconception(
        say("This is the price after going down."),
        say("Now put it up again, starting from this price."),
    ),
    "sales-are-profit": Misconception(
        say("You may think that more sales are more profit."),
        say("Sales are not what is kept. Work out the profit before and after."),
    ),
    "small-loss-many-orders": Misconception(
        say("You may think that many orders make up for a small loss."),
        say("Each order loses again. Many small losses are a big loss."),
    ),
    "profit-is-down": Misconception(
        say("The profit after the cut is smaller."),
        say("Profit = (price − cost) × units. Work it out for both prices."),
    ),
    "profit-is-up": Misconception(
        say("The profit after the cut is larger."),
        say("Profit = (price − cost) × units. Work it out for both prices."),
    ),
    "follow-the-neighbour": Misconception(
        say("You may think that one must follow the neighbour's price."),
        say("Your costs are your own. Work out your own profit first."),
    ),
    "roas-by-profit-naive": Misconception(
        say("You counted only goods, packaging and parcel."),
        say("Take refunds and fee off, too. Then divide the price by the rest."),
    ),
    "roas-upside-down": Misconception(
        say("You divided the other way round."),
        say("Divide the price by what is left before advertising."),
    ),
    # Marketing and reading numbers.
    "gmv-is-income": Misconception(
        say("You took all orders placed for money that came in."),
        say("Leave out what was not paid. Then take off what was given back."),
    ),
    "unpaid-left-out": Misconception(
        say("You left out orders that were not paid or cancelled."),
        say("GMV counts every order that was placed. Add all rows."),
    ),
    "unpaid-counted": Misconception(
        say("You counted orders that nobody paid."),
        say("Leave out the rows that were not paid or were cancelled."),
    ),
    "refunds-not-taken-off": Misconception(
        say("The refunds are still in this amount."),
        say("Take what was given back off the paid amount."),
    ),
    "paid-without-refunded": Misconception(
        say("You left out orders whose money was given back."),
        say("They were paid first, so they count. Refunds come off later."),
    ),
    "orders-for-buyers": Misconception(
        say("You counted paid orders, not buyers."),
        say("A buyer with two orders counts once. Look at the buyer's number."),
    ),
    "per-order-for-per-buyer": Misconception(
        say("This is what was paid per order."),
        say("Divide the paid amount by the buyers, not by the orders."),
    ),
    "per-buyer-for-per-order": Misconception(
        say("This is what was paid per buyer."),
        say("Divide the paid amount by the paid orders, not by the buyers."),
    ),
    "refunds-of-all-orders": Misconception(
        say("You divided by all orders placed."),
        say("Only a paid order can be refunded. Divide by the paid orders."),
    ),
    "refund-rate-by-amount": Misconception(
        say("This is the part of the money that went back."),
        say("Here orders are counted: refunded orders ÷ paid orders."),
    ),
    "click-rate-for-conversion": Misconception(
        say("This is the click rate."),
        say("Conversion rate: paying buyers ÷ visitors."),
    ),
    "conversion-for-click-rate": Misconception(
        say("This is a part of those who clicked."),
        say("Click rate: clicks ÷ impressions."),
    ),
    "seen-for-visitors": Misconception(
        say("You divided by all who saw the ad."),
        say("Only a visitor can buy. Divide the buyers by the visitors."),
    ),
    "clicks-for-visitors": Misconception(
        say("You divided by those who clicked."),
        say("Some leave before the page opens. Divide by the visitors."),
    ),
    "rate-upside-down": Misconception(
        say("You divided the other way round."),
        say("The part comes first: part ÷ whole."),
    ),
    "average-of-rates": Misconception(
        say("You may think that the average of two rates is the rate of both."),
        say("Add the buyers and add the visitors. Then divide."),
    ),
    "rates-added": Misconception(
        say("You added the two rates."),
        say("Add the people, not the rates. Then divide."),
    ),
    "lowest-rate-is-weak": Misconception(
        say("You took the lowest rate for the weak step."),
        say("Compare each rate with its usual one. Which is furthest below?"),
    ),
    "step-is-usual": Misconception(
        say("At this step about as many go on as usual."),
        say("Compare each rate with its usual one. Which is furthest below?"),
    ),
    "more-traffic-fixes": Misconception(
        say("You may think that more people make the weak step better."),
        say("Twice as many people leave at the same step. Mend the step first."),
    ),
    "roas-two-is-good": Misconception(
        say("You may think that ROAS 2 is always good."),
        say("Work out the break-even ROAS: price ÷ what an order leaves."),
    ),
    "roas-is-above": Misconception(
        say("This ROAS is above break-even."),
        say("Price ÷ what an order leaves before ads. Is 2 more than that?"),
    ),
    "roas-is-below": Misconception(
        say("This ROAS is below break-even."),
        say("Price ÷ what an order leaves before ads. Is 2 less than that?"),
    ),
    "ads-bring-sales": Misconception(
        say("You may think that more sales are reason enough."),
        say("Compare what the orders leave with the ad spend."),
    ),
    "ads-are-only-cost": Misconception(
        say("You may think that ads only cost money."),
        say("Look at what they bring. Above break-even they leave money."),
    ),
    "sales-minus-ads": Misconception(
        say("You took the ads off the sales."),
        say("Find what the orders leave first. Only that can pay the ads."),
    ),
    "ads-not-taken-off": Misconception(
        say("The ad spend is still in this amount."),
        say("Take the ad spend off what the orders leave."),
    ),
    "ads-over-sales": Misconception(
        say("You divided the ad spend by the sales."),
        say("ROAS is the other way round: sales ÷ ad spend."),
    ),
    "cost-of-one-impression": Misconception(
        say("This is the cost of a single impression."),
        say("This cost is for 1000 impressions. Multiply by 1000."),
    ),
    "order-for-click": Misconception(
        say("You divided by the orders."),
        say("Cost per click: ad spend ÷ clicks."),
    ),
    "click-for-order": Misconception(
        say("You divided by the clicks."),
        say("Cost per order: ad spend ÷ orders."),
    ),
    "gpm-of-one-view": Misconception(
        say("This is the money of a single view."),
        say("GPM is for 1000 views. Multiply by 1000."),
    ),
    "viewers-for-views": Misconception(
        say("You divided by the viewers."),
        say("GPM counts views. One person can come twice. Divide by the views."),
    ),
    "room-value-for-gpm": Misconception(
        say("This is what one viewer brought."),
        say("GPM: GMV × 1000 ÷ views."),
    ),
    "one-day-is-a-trend": Misconception(
        say("You may think that one very good day is a trend."),
        say("Leave that day out. Are the other days higher, too?"),
    ),
    "no-change-seen": Misconception(
        say("These days are about as before."),
        say("Look at each column. Which is higher on almost every day?"),
    ),
    "steady-rise-missed": Misconception(
        say("One column is higher on almost every day of week 2."),
        say("Compare each day of week 2 with the days of week 1."),
    ),
    "price-before-facts": Misconception(
        say("The price comes before the facts."),
        say("Tell the facts first. Then people know what they pay for."),
    ),
    "order-before-price": Misconception(
        say("How to order comes before the price."),
        say("Say the price first, then how to order."),
    ),
    "close-too-early": Misconception(
        say("You close before the questions are answered."),
        say("Answer the questions first. Then close."),
    ),
    "facts-before-goods": Misconception(
        say("The facts come before the goods are shown."),
        say("Show the goods first, then tell facts about them."),
    ),
    "allowed-words-left-out": Misconception(
        say("You left out a sentence that may be said."),
        say("Not every “most” or “first” is banned. Ask what it speaks of."),
    ),
    "everyone-brushes": Misconception(
        say("You may think that it is all right because everyone does it."),
        say("The law looks at what you do, not at the others."),
    ),
    "a-few-fake-orders": Misconception(
        say("You may think that a few made-up orders do no harm."),
        say("One made-up deal is made up, too. Say no."),
    ),
    "fake-orders-to-start": Misconception(
        say("You may think that a new shop needs them to start."),
        say("They spoil your numbers, too. You no longer see what real buyers do."),
    ),
    "fake-order-job": Misconception(
        say("You may think that this is easy money."),
        say("Who pays in advance mostly never sees the money again. Pay nothing."),
    ),
    "fake-orders-for-a-friend": Misconception(
        say("You may think that one must help a friend."),
        say("Help in another way: better photos, true facts, quick answers."),
    ),
}


def idea(name: str) -> Misconception:
    """The idea of that name; a plain "not yet" for one that an older version knew."""
    return MISCONCEPTIONS.get(name, MISCONCEPTIONS["not-yet"])
