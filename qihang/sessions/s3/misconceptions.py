"""S3: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # Price and profit.
    "markup-for-margin": Misconception(
        message("This is the markup: profit as a part of the cost."),
        message("Margin is a part of the price. Divide the profit by the price."),
    ),
    "margin-for-markup": Misconception(
        message("This is the margin: profit as a part of the price."),
        message("Markup is a part of the cost. Divide the profit by the cost."),
    ),
    "margin-is-markup": Misconception(
        message("You may think that markup and margin are the same."),
        message("Take a cost of 100 yuan. Find the price, then profit ÷ price."),
    ),
    "margin-added-to-cost": Misconception(
        message("You put the margin on top of the cost."),
        message("The margin is a part of the price. Divide: cost ÷ (1 − margin)."),
    ),
    "margin-times-cost": Misconception(
        message("This is only a part of the cost, and less than the cost."),
        message("The price must pay the cost first. Divide: cost ÷ (1 − margin)."),
    ),
    "cost-taken-for-profit": Misconception(
        message("This is the cost as a part of the price."),
        message("Find the profit first: price − cost. Then divide."),
    ),
    "price-plus-cost": Misconception(
        message("You added the cost to the price."),
        message("The buyer pays the price. Take the cost away from it."),
    ),
    "fee-on-cost": Misconception(
        message("You took the fee from the cost of the goods."),
        message("The platform takes its part of the price less the refunds, not of the cost."),
    ),
    "fee-left-out": Misconception(
        message("What the platform takes is still missing."),
        message("Take every cost off the price, the small ones too."),
    ),
    "fee-on-all": Misconception(
        message("You took the fee from the whole price."),
        message("Take the refunds off first. The platform takes its part of the rest."),
    ),
    "divided-by-margin": Misconception(
        message("You divided by the margin."),
        message("Divide by what is the cost: 1 − margin."),
    ),
    "relief-added": Misconception(
        message("You added the relief. It makes the fee smaller."),
        message("Basic fee + commission − relief. Then take that part."),
    ),
    "goods-back-whole": Misconception(
        message("You may think that goods that come back lose nothing."),
        message("Can they be sold again? What they bring less than their cost is lost."),
    ),
    "goods-back-lost": Misconception(
        message("You took all of the goods for lost."),
        message("They can be sold again. What they still bring is not lost."),
    ),
    "back-freight-left-out": Misconception(
        message("The parcel back is still missing."),
        message("Here the shop pays for the parcel back. Add it."),
    ),
    "sent-left-out": Misconception(
        message("The parcel out is still missing."),
        message("It was paid when the order was sent, and nobody gives it back."),
    ),
    "sent-only-kept": Misconception(
        message("You counted the parcel of kept orders only."),
        message("All orders were sent, also those that came back."),
    ),
    "all-orders-kept": Misconception(
        message("You counted all 100 orders as kept."),
        message("Take off first what came back."),
    ),
    "buyer-pays-is-received": Misconception(
        message("This is what the buyer pays."),
        message("The platform pays a part of the coupon. Add it."),
    ),
    "platform-pays-all": Misconception(
        message("You may think that the platform pays the whole coupon."),
        message("Look who pays it. What the shop pays is missing in its account."),
    ),
    "own-discount-left-out": Misconception(
        message("You left out the shop's own 折."),
        message("The 折 comes first, and the shop pays it alone."),
    ),
    "platform-coupon-is-a-cost": Misconception(
        message("You may think that every coupon is the shop's cost."),
        message("Ask who pays it. What the platform pays comes to the shop."),
    ),
    "buyers-freight-is-a-cost": Misconception(
        message("You may think that every parcel back is the shop's cost."),
        message("Ask who pays it. Here it is the buyer."),
    ),
    "refunds-lose-only-the-fee": Misconception(
        message("You may think that a refund only loses the fee."),
        message("The whole price goes back, and fresh goods are lost."),
    ),
    "refunds-left-out": Misconception(
        message("The refunds are still missing."),
        message("Of 100 orders some give the whole price back. Take that part off."),
    ),
    "ads-left-out": Misconception(
        message("The advertising is still missing."),
        message("Advertising is a cost, too. Take it off the price."),
    ),
    "ads-on-cost": Misconception(
        message("You took the advertising from the cost of the goods."),
        message("Here it is a part of the price. Multiply the price."),
    ),
    "deposit-is-a-cost": Misconception(
        message("You took the deposit off as a cost."),
        message("A deposit comes back when the shop closes. Leave it out."),
    ),
    "deposit-is-lost": Misconception(
        message("You may think that a deposit is lost money."),
        message("It is still the shop's money, and comes back when the shop closes."),
    ),
    "one-order-short": Misconception(
        message("With these orders a little is still missing."),
        message("There is no half order. Go up to the next whole order."),
    ),
    "break-even-by-price": Misconception(
        message("You divided by the price."),
        message("Only what is left of an order pays the fixed cost. Divide by that."),
    ),
    "break-even-by-goods": Misconception(
        message("You divided by price less goods only."),
        message("Take all costs of an order off first. Then divide."),
    ),
    "tenths-are-off": Misconception(
        message("You took the 折 off. It says what is paid."),
        message("For example, 8折 means: pay 80 of 100 yuan. 20 yuan are off."),
    ),
    "coupon-order-is-the-same": Misconception(
        message("You may think that the order of coupons does not matter."),
        message("Work out both ways, step by step. Compare the end."),
    ),
    "coupon-order-swapped": Misconception(
        message("The other order gives a lower price."),
        message("Work out both ways. Look if the sum is still high enough for the coupon."),
    ),
    "down-then-up-returns": Misconception(
        message("You may think that down and up again returns to the start."),
        message("Going up starts from the lower price. Work it out in two steps."),
    ),
    "only-down": Misconception(
        message("This is the price after going down."),
        message("Now put it up again, starting from this price."),
    ),
    "sales-are-profit": Misconception(
        message("You may think that more sales are more profit."),
        message("Sales are not what is kept. Work out the profit before and after."),
    ),
    "small-loss-many-orders": Misconception(
        message("You may think that many orders make up for a small loss."),
        message("Many small losses are a big loss. Here no piece loses: work out both profits."),
    ),
    "profit-is-down": Misconception(
        message("The profit after the cut is smaller."),
        message("Profit = (price − all costs) × pieces. Work it out for both prices."),
    ),
    "profit-is-up": Misconception(
        message("The profit after the cut is larger."),
        message("Profit = (price − all costs) × pieces. Work it out for both prices."),
    ),
    "follow-the-neighbour": Misconception(
        message("You may think that one must follow the neighbour's price."),
        message("Your costs are your own. Work out your own profit first."),
    ),
    "roas-by-profit-naive": Misconception(
        message("You counted only goods, packaging and parcel."),
        message("Take refunds and fee off, too. Then divide the price by the rest."),
    ),
    "roas-upside-down": Misconception(
        message("You divided the other way round."),
        message("Divide the price by what is left before advertising."),
    ),
}
