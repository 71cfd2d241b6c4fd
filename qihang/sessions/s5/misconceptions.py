"""S5: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # Marketing and reading numbers.
    "gmv-is-income": Misconception(
        message("You took all orders placed for money that came in."),
        message("Leave out what was not paid. Then take off what was given back."),
    ),
    "ordered-is-income": Misconception(
        message("This is the amount ordered, paid or not."),
        message("Ask of each order: did its money come, and did it stay?"),
    ),
    "part-taken-for-all": Misconception(
        message("You took a part that was given back for the whole order."),
        message("Look at what was given back. Only that comes off."),
    ),
    "basket-for-visitors": Misconception(
        message("You divided by those who put it into the basket."),
        message("Many come and put nothing into it. Divide by the visitors."),
    ),
    "real-buyer-refused": Misconception(
        message("You may think that an honest order or review is made up."),
        message("Ask: are goods, money and words real? Then it is a sale like any other."),
    ),
    "fake-taken-for-real": Misconception(
        message("You took a made-up order for a real one."),
        message("Ask: does somebody want the goods, and is the money his own?"),
    ),
    "unpaid-left-out": Misconception(
        message("You left out orders that were not paid or cancelled."),
        message("Every order that was placed counts here. Add all rows."),
    ),
    "unpaid-counted": Misconception(
        message("You counted orders that nobody paid."),
        message("Leave out the rows that were not paid or were cancelled."),
    ),
    "refunds-not-taken-off": Misconception(
        message("The refunds are still in this amount."),
        message("Take what was given back off the paid amount."),
    ),
    "paid-without-refunded": Misconception(
        message("You left out orders whose money was given back."),
        message("They were paid first, so they count. Refunds come off later."),
    ),
    "orders-for-buyers": Misconception(
        message("You counted paid orders, not buyers."),
        message("A buyer with two orders counts once. Look at the buyer's number."),
    ),
    "per-order-for-per-buyer": Misconception(
        message("This is what was paid per order."),
        message("Divide the paid amount by the buyers, not by the orders."),
    ),
    "per-buyer-for-per-order": Misconception(
        message("This is what was paid per buyer."),
        message("Divide the paid amount by the paid orders, not by the buyers."),
    ),
    "refunds-of-all-orders": Misconception(
        message("You divided by all orders placed."),
        message("Only a paid order can be refunded. Divide by the paid orders."),
    ),
    "refund-rate-by-amount": Misconception(
        message("This is the part of the money that went back."),
        message("Here orders are counted: refunded orders ÷ paid orders."),
    ),
    "click-rate-for-conversion": Misconception(
        message("This is the click rate."),
        message("Conversion rate: paying buyers ÷ visitors."),
    ),
    "conversion-for-click-rate": Misconception(
        message("This is a part of those who clicked."),
        message("Click rate: clicks ÷ impressions."),
    ),
    "seen-for-visitors": Misconception(
        message("You divided by all who saw the ad."),
        message("Only a visitor can buy. Divide the buyers by the visitors."),
    ),
    "clicks-for-visitors": Misconception(
        message("You divided by those who clicked."),
        message("Some leave before the page opens. Divide by the visitors."),
    ),
    "rate-upside-down": Misconception(
        message("You divided the other way round."),
        message("The part comes first: part ÷ whole."),
    ),
    "average-of-rates": Misconception(
        message("You may think that the average of two rates is the rate of both."),
        message("Add the buyers and add the visitors. Then divide."),
    ),
    "rates-added": Misconception(
        message("You added the two rates."),
        message("Add the people, not the rates. Then divide."),
    ),
    "lowest-rate-is-weak": Misconception(
        message("You took the lowest rate for the weak step."),
        message("Compare each rate with its usual one. Which is furthest below?"),
    ),
    "step-is-usual": Misconception(
        message("At this step about as many go on as usual."),
        message("Compare each rate with its usual one. Which is furthest below?"),
    ),
    "more-traffic-fixes": Misconception(
        message("You may think that more people make the weak step better."),
        message("Twice as many people leave at the same step. Mend the step first."),
    ),
    "roas-two-is-good": Misconception(
        message("You may think that ROAS 2 is always good."),
        message("Work out the break-even ROAS: price ÷ what an order leaves."),
    ),
    "roas-is-above": Misconception(
        message("This ROAS is above break-even."),
        message("Price ÷ what an order leaves before ads. Is 2 more than that?"),
    ),
    "roas-is-below": Misconception(
        message("This ROAS is below break-even."),
        message("Price ÷ what an order leaves before ads. Is 2 less than that?"),
    ),
    "ads-bring-sales": Misconception(
        message("You may think that more sales are reason enough."),
        message("Compare what the orders leave with the ad spend."),
    ),
    "ads-are-only-cost": Misconception(
        message("You may think that ads only cost money."),
        message("Look at what they bring. Above break-even they leave money."),
    ),
    "sales-minus-ads": Misconception(
        message("You took the ads off the sales."),
        message("Find what the orders leave first. Only that can pay the ads."),
    ),
    "minus-left-out": Misconception(
        message("The number is right, but it is a loss."),
        message("Write − before it."),
    ),
    "ads-not-taken-off": Misconception(
        message("The ad spend is still in this amount."),
        message("Take the ad spend off what the orders leave."),
    ),
    "ads-over-sales": Misconception(
        message("You divided the ad spend by the sales."),
        message("ROAS is the other way round: sales ÷ ad spend."),
    ),
    "one-day-is-a-trend": Misconception(
        message("You may think that one very good day is a trend."),
        message("Leave that day out. Are the other days higher, too?"),
    ),
    "no-change-seen": Misconception(
        message("These days are about as before."),
        message("Compare week 1 and week 2. Which shop is higher on almost every day?"),
    ),
    "steady-rise-missed": Misconception(
        message("One shop is higher on almost every day of week 2."),
        message("Compare each day of week 2 with the days of week 1."),
    ),
    "price-before-facts": Misconception(
        message("In your list the price comes before the facts."),
        message("Tell the facts first. Then people know what they pay for."),
    ),
    "order-before-price": Misconception(
        message("How to order comes before the price."),
        message("Say the price first, then how to order."),
    ),
    "close-too-early": Misconception(
        message("You close before the questions are answered."),
        message("Answer the questions first. Then close."),
    ),
    "facts-before-goods": Misconception(
        message("In your list the facts come before the goods are shown."),
        message("Show the goods first, then tell facts about them."),
    ),
    "allowed-words-left-out": Misconception(
        message("You left out a sentence that may be said."),
        message("Not every “best”, “largest” or “first” is banned. Ask what it speaks of."),
    ),
    "everyone-brushes": Misconception(
        message("You may think that it is all right because everyone does it."),
        message("The law looks at what you do, not at the others."),
    ),
    "a-few-fake-orders": Misconception(
        message("You may think that a few made-up orders do no harm."),
        message("One made-up deal is made up, too. Say no."),
    ),
    "fake-orders-to-start": Misconception(
        message("You may think that a new shop needs them to start."),
        message("They spoil your numbers, too. You no longer see what real buyers do."),
    ),
    "fake-order-job": Misconception(
        message("You may think that this is easy money."),
        message("Who pays in advance mostly never sees the money again. Pay nothing."),
    ),
}
