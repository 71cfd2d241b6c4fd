"""The thoughts behind answers that are not right yet, and what to do next.

An idea is named by a question's key (``with_idea``) or by its kind, travels with the
verdict, and is said to the trainee here: kindly, in plain words, in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Text, say


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
    # Tables.
    "write-in-the-table": Idea(
        say("The table could not be read."),
        say("Please write numbers in the empty cells, such as 12.50."),
    ),
    "not-yet-cell": Idea(
        say("This cell is not right yet."),
        say("Look at the cells before it, then try again."),
    ),
    "not-yet-table": Idea(
        say("Some cells are not right yet."),
        say("Begin with the first cell that has an arrow. Work it out again."),
    ),
    "cell-not-readable": Idea(
        say("Some cells could not be read as numbers."),
        say("Please write numbers there, such as 12.50."),
    ),
    "not-filled": Idea(
        say("This cell is empty."),
        say("Work it out and write it here."),
    ),
    "fill-every-cell": Idea(
        say("What you wrote is right. Some cells are still empty."),
        say("Fill the empty cells, too."),
    ),
    # Texts.
    "write-some-text": Idea(
        say("This could not be read as a text."),
        say("Please write one or more sentences."),
    ),
    "says-no-fact": Idea(
        say("The text says nothing yet of what it must say."),
        say("Look at the list. Write these things first."),
    ),
    "fact-missing": Idea(
        say("Something that must be in the text is missing."),
        say("Look at the list. Write it as it is on the card."),
    ),
    "text-too-short": Idea(
        say("The text is too short."),
        say("Write more about the goods or the matter."),
    ),
    "text-too-long": Idea(
        say("The text is too long."),
        say("Take out what the reader does not need."),
    ),
    "claim-superlative": Idea(
        say("You say “the best” or “number one”. Nobody can prove that."),
        say("Say what you can show: place, time, size or taste."),
    ),
    "claim-cure": Idea(
        say("You speak of illness in an offer of food."),
        say("Food is no medicine. Say how it tastes or how to use it."),
    ),
    "claim-belittle": Idea(
        say("You speak badly of other sellers."),
        say("Take it out. Speak only of your own goods."),
    ),
    "claim-promise": Idea(
        say("You promise what nobody can keep every time."),
        say("Say what you will do, and by when."),
    ),
    "claim-reviews": Idea(
        say("You offer something for praise, or speak of made-up orders."),
        say("The law forbids it. Ask for an honest review, and pay nothing."),
    ),
    "claim-off-platform": Idea(
        say("You lead the buyer away from the platform."),
        say("Take it out. Talk and payment stay on the platform."),
    ),
    "greeting-missing": Idea(
        say("The text begins without a greeting."),
        say("Begin with a word such as “Hello”."),
    ),
    "too-many-apologies": Idea(
        say("You say sorry more than once."),
        say("Say it once. Then say what you will do."),
    ),
    "private-data": Idea(
        say("There is a number or address of a person in the text."),
        say("Take it out. Others can read it, too."),
    ),
    "rude-words": Idea(
        say("There is a rude word in the text."),
        say("Take it out. Speak of the matter, not of the person."),
    ),
    # Price and profit.
    "markup-for-margin": Idea(
        say("This is the markup: profit as a part of the cost."),
        say("Margin is a part of the price. Divide the profit by the price."),
    ),
    "margin-for-markup": Idea(
        say("This is the margin: profit as a part of the price."),
        say("Markup is a part of the cost. Divide the profit by the cost."),
    ),
    "margin-is-markup": Idea(
        say("You may think that markup and margin are the same."),
        say("Take a cost of 100 yuan. Find the price, then profit ÷ price."),
    ),
    "margin-added-to-cost": Idea(
        say("You put the margin on top of the cost."),
        say("The margin is a part of the price. Divide: cost ÷ (1 − margin)."),
    ),
    "margin-times-cost": Idea(
        say("This is only a part of the cost, and less than the cost."),
        say("The price must pay the cost first. Divide: cost ÷ (1 − margin)."),
    ),
    "cost-taken-for-profit": Idea(
        say("This is the cost as a part of the price."),
        say("Find the profit first: price − cost. Then divide."),
    ),
    "price-plus-cost": Idea(
        say("You added the cost to the price."),
        say("The buyer pays the price. Take the cost away from it."),
    ),
    "fee-on-cost": Idea(
        say("You took the fee from the cost of the goods."),
        say("The platform takes its part of the money that stays, not of the cost."),
    ),
    "fee-left-out": Idea(
        say("The fee is still missing."),
        say("Take every cost off the price, the small ones too."),
    ),
    "refunds-lose-only-the-fee": Idea(
        say("You may think that a refund only loses the fee."),
        say("The whole price goes back, and fresh goods are lost."),
    ),
    "refunds-left-out": Idea(
        say("The refunds are still missing."),
        say("Of 100 orders some give the whole price back. Take that part off."),
    ),
    "ads-left-out": Idea(
        say("The advertising is still missing."),
        say("Advertising is a cost, too. Take it off the price."),
    ),
    "ads-on-cost": Idea(
        say("You took the advertising from the cost of the goods."),
        say("Here it is a part of the price. Multiply the price."),
    ),
    "deposit-is-a-cost": Idea(
        say("You took the deposit off as a cost."),
        say("A deposit comes back when the shop closes. Leave it out."),
    ),
    "one-order-short": Idea(
        say("With these orders a little is still missing."),
        say("There is no half order. Go up to the next whole order."),
    ),
    "break-even-by-price": Idea(
        say("You divided by the price."),
        say("Only what is left of an order pays the fixed cost. Divide by that."),
    ),
    "break-even-by-goods": Idea(
        say("You divided by price less goods only."),
        say("Take all costs of an order off first. Then divide."),
    ),
    "tenths-are-off": Idea(
        say("You took the 折 off. It says what is paid."),
        say("8折 means: pay 80 of 100 yuan. 20 yuan are off."),
    ),
    "coupon-order-is-the-same": Idea(
        say("You may think that the order of coupons does not matter."),
        say("Work out both ways, step by step. Compare the end."),
    ),
    "coupon-order-swapped": Idea(
        say("The other order gives a lower price."),
        say("Work out both ways. Look if the sum is still high enough for the coupon."),
    ),
    "down-then-up-returns": Idea(
        say("You may think that down and up again returns to the start."),
        say("Going up starts from the lower price. Work it out in two steps."),
    ),
    "only-down": Idea(
        say("This is the price after going down."),
        say("Now put it up again, starting from this price."),
    ),
    "sales-are-profit": Idea(
        say("You may think that more sales are more profit."),
        say("Sales are not what is kept. Work out the profit before and after."),
    ),
    "small-loss-many-orders": Idea(
        say("You may think that many orders make up for a small loss."),
        say("Each order loses again. Many small losses are a big loss."),
    ),
    "profit-is-down": Idea(
        say("The profit after the cut is smaller."),
        say("Profit = (price − cost) × units. Work it out for both prices."),
    ),
    "profit-is-up": Idea(
        say("The profit after the cut is larger."),
        say("Profit = (price − cost) × units. Work it out for both prices."),
    ),
    "follow-the-neighbour": Idea(
        say("You may think that one must follow the neighbour's price."),
        say("Your costs are your own. Work out your own profit first."),
    ),
    "roas-by-profit-naive": Idea(
        say("You counted only goods, packaging and parcel."),
        say("Take refunds and fee off, too. Then divide the price by the rest."),
    ),
    "roas-upside-down": Idea(
        say("You divided the other way round."),
        say("Divide the price by what is left before advertising."),
    ),
    # Marketing and reading numbers.
    "gmv-is-income": Idea(
        say("You took all orders placed for money that came in."),
        say("Leave out what was not paid. Then take off what was given back."),
    ),
    "unpaid-left-out": Idea(
        say("You left out orders that were not paid or cancelled."),
        say("GMV counts every order that was placed. Add all rows."),
    ),
    "unpaid-counted": Idea(
        say("You counted orders that nobody paid."),
        say("Leave out the rows that were not paid or were cancelled."),
    ),
    "refunds-not-taken-off": Idea(
        say("The refunds are still in this amount."),
        say("Take what was given back off the paid amount."),
    ),
    "paid-without-refunded": Idea(
        say("You left out orders whose money was given back."),
        say("They were paid first, so they count. Refunds come off later."),
    ),
    "orders-for-buyers": Idea(
        say("You counted paid orders, not buyers."),
        say("A buyer with two orders counts once. Look at the buyer's number."),
    ),
    "per-order-for-per-buyer": Idea(
        say("This is what was paid per order."),
        say("Divide the paid amount by the buyers, not by the orders."),
    ),
    "per-buyer-for-per-order": Idea(
        say("This is what was paid per buyer."),
        say("Divide the paid amount by the paid orders, not by the buyers."),
    ),
    "refunds-of-all-orders": Idea(
        say("You divided by all orders placed."),
        say("Only a paid order can be refunded. Divide by the paid orders."),
    ),
    "refund-rate-by-amount": Idea(
        say("This is the part of the money that went back."),
        say("Here orders are counted: refunded orders ÷ paid orders."),
    ),
    "click-rate-for-conversion": Idea(
        say("This is the click rate."),
        say("Conversion rate: paying buyers ÷ visitors."),
    ),
    "conversion-for-click-rate": Idea(
        say("This is a part of those who clicked."),
        say("Click rate: clicks ÷ impressions."),
    ),
    "seen-for-visitors": Idea(
        say("You divided by all who saw the ad."),
        say("Only a visitor can buy. Divide the buyers by the visitors."),
    ),
    "clicks-for-visitors": Idea(
        say("You divided by those who clicked."),
        say("Some leave before the page opens. Divide by the visitors."),
    ),
    "rate-upside-down": Idea(
        say("You divided the other way round."),
        say("The part comes first: part ÷ whole."),
    ),
    "average-of-rates": Idea(
        say("You may think that the average of two rates is the rate of both."),
        say("Add the buyers and add the visitors. Then divide."),
    ),
    "rates-added": Idea(
        say("You added the two rates."),
        say("Add the people, not the rates. Then divide."),
    ),
    "lowest-rate-is-weak": Idea(
        say("You took the lowest rate for the weak step."),
        say("Compare each rate with its usual one. Which is furthest below?"),
    ),
    "step-is-usual": Idea(
        say("At this step about as many go on as usual."),
        say("Compare each rate with its usual one. Which is furthest below?"),
    ),
    "more-traffic-fixes": Idea(
        say("You may think that more people make the weak step better."),
        say("Twice as many people leave at the same step. Mend the step first."),
    ),
    "roas-two-is-good": Idea(
        say("You may think that ROAS 2 is always good."),
        say("Work out the break-even ROAS: price ÷ what an order leaves."),
    ),
    "roas-is-above": Idea(
        say("This ROAS is above break-even."),
        say("Price ÷ what an order leaves before ads. Is 2 more than that?"),
    ),
    "roas-is-below": Idea(
        say("This ROAS is below break-even."),
        say("Price ÷ what an order leaves before ads. Is 2 less than that?"),
    ),
    "ads-bring-sales": Idea(
        say("You may think that more sales are reason enough."),
        say("Compare what the orders leave with the ad spend."),
    ),
    "ads-are-only-cost": Idea(
        say("You may think that ads only cost money."),
        say("Look at what they bring. Above break-even they leave money."),
    ),
    "sales-minus-ads": Idea(
        say("You took the ads off the sales."),
        say("Find what the orders leave first. Only that can pay the ads."),
    ),
    "ads-not-taken-off": Idea(
        say("The ad spend is still in this amount."),
        say("Take the ad spend off what the orders leave."),
    ),
    "ads-over-sales": Idea(
        say("You divided the ad spend by the sales."),
        say("ROAS is the other way round: sales ÷ ad spend."),
    ),
    "cost-of-one-impression": Idea(
        say("This is the cost of a single impression."),
        say("This cost is for 1000 impressions. Multiply by 1000."),
    ),
    "order-for-click": Idea(
        say("You divided by the orders."),
        say("Cost per click: ad spend ÷ clicks."),
    ),
    "click-for-order": Idea(
        say("You divided by the clicks."),
        say("Cost per order: ad spend ÷ orders."),
    ),
    "gpm-of-one-view": Idea(
        say("This is the money of a single view."),
        say("GPM is for 1000 views. Multiply by 1000."),
    ),
    "viewers-for-views": Idea(
        say("You divided by the viewers."),
        say("GPM counts views. One person can come twice. Divide by the views."),
    ),
    "room-value-for-gpm": Idea(
        say("This is what one viewer brought."),
        say("GPM: GMV × 1000 ÷ views."),
    ),
    "one-day-is-a-trend": Idea(
        say("You may think that one very good day is a trend."),
        say("Leave that day out. Are the other days higher, too?"),
    ),
    "no-change-seen": Idea(
        say("These days are about as before."),
        say("Look at each column. Which is higher on almost every day?"),
    ),
    "steady-rise-missed": Idea(
        say("One column is higher on almost every day of week 2."),
        say("Compare each day of week 2 with the days of week 1."),
    ),
    "price-before-facts": Idea(
        say("The price comes before the facts."),
        say("Tell the facts first. Then people know what they pay for."),
    ),
    "order-before-price": Idea(
        say("How to order comes before the price."),
        say("Say the price first, then how to order."),
    ),
    "close-too-early": Idea(
        say("You close before the questions are answered."),
        say("Answer the questions first. Then close."),
    ),
    "facts-before-goods": Idea(
        say("The facts come before the goods are shown."),
        say("Show the goods first, then tell facts about them."),
    ),
    "allowed-words-left-out": Idea(
        say("You left out a sentence that may be said."),
        say("Not every “most” or “first” is banned. Ask what it speaks of."),
    ),
    "everyone-brushes": Idea(
        say("You may think that it is all right because everyone does it."),
        say("The law looks at what you do, not at the others."),
    ),
    "a-few-fake-orders": Idea(
        say("You may think that a few made-up orders do no harm."),
        say("One made-up deal is made up, too. Say no."),
    ),
    "fake-orders-to-start": Idea(
        say("You may think that a new shop needs them to start."),
        say("They spoil your numbers, too. You no longer see what real buyers do."),
    ),
    "fake-order-job": Idea(
        say("You may think that this is easy money."),
        say("Who pays in advance mostly never sees the money again. Pay nothing."),
    ),
    "fake-orders-for-a-friend": Idea(
        say("You may think that one must help a friend."),
        say("Help in another way: better photos, true facts, quick answers."),
    ),
}


def idea(name: str) -> Idea:
    """The idea of that name; a plain "not yet" for one that an older version knew."""
    return IDEAS.get(name, IDEAS["not-yet"])
