"""S5: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import say
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
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
