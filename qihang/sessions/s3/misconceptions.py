"""S3: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import say
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
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
}
