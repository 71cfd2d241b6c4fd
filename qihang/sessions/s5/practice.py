"""S5: the items to try in its workbook."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.commerce import claims, marketing, sales
from qihang.commerce.funnel import MORE, USUAL
from qihang.commerce.money import percent, rounded, written
from qihang.language.messages import Bilingual, Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.order import Order as Steps
from qihang.questions.table import Before, Field, Table
from qihang.questions.written import Written
from qihang.sessions.base import Task, practice
from qihang.sessions.s5.exercise import (
    CHANGES,
    NONE,
    STEPS,
    draw_ads,
    draw_channels,
    draw_pack,
    draw_path,
    draw_trials,
    draw_week,
    yuan_words,
)
from qihang.sessions.shown import FactCard

# ---- items to try: being seen ------------------------------------------------------------------


@practice("s5.click-rate")
def practice_click_rate(rng: Random) -> Task:
    """The click rate of an ad, beside what became of those who clicked."""
    people = draw_path(rng).people
    question = (
        Number(unit="%", places=1)
        .expecting(100 * marketing.click_rate(people["clicked"], people["seen"]))
        .with_misconception(
            100 * sales.share(people["paid"], people["clicked"]), "conversion-for-click-rate"
        )
        .with_misconception(
            100 * sales.share(people["seen"], people["clicked"]), "rate-upside-down"
        )
    )
    return Task(
        message("What is the click rate?"),
        question,
        shows=FactCard(
            message("An ad"),
            (
                (message("Impressions"), message("{count} times", count=people["seen"])),
                (message("Clicks"), message("{count} times", count=people["clicked"])),
                (message("Paying buyers"), message("{count} people", count=people["paid"])),
            ),
        ),
        hint=message(
            "Of {seen} times it was shown, {clicked} were clicked. {clicked} ÷ {seen} = ?",
            seen=people["seen"],
            clicked=people["clicked"],
        ),
    )


@practice("s5.conversion")
def practice_conversion(rng: Random) -> Task:
    """The conversion rate of a shop whose visitors came from an ad."""
    path = draw_path(rng)
    question = Number(unit="%", places=1).expecting(path.conversion)
    for misconception, value in path.distractors.items():
        question = question.with_misconception(value, misconception)
    return Task(
        message("What is the conversion rate?"),
        question,
        shows=path.card,
        hint=message(
            "Visitors: {looked}. Paying buyers: {paid}. {paid} ÷ {looked} = ?",
            looked=path.people["looked"],
            paid=path.people["paid"],
        ),
    )


@practice("s5.weak-step")
def practice_weak_step(rng: Random) -> Task:
    """Which step of the way to mend first."""
    path = draw_path(rng)
    words: dict[str, Translated] = {
        **STEPS,
        MORE: message("No step: show the ad to twice as many people"),
    }
    question = Choice(tuple(words)).expecting(path.weak)
    for step, misconception in path.step_distractors.items():
        question = question.with_misconception(step, misconception)
    first, second = path.people["seen"], path.people["clicked"]
    return Task(
        message("Which step should this shop mend first?"),
        question,
        shows=path.card,
        words=words,
        hint=message(
            "First step: {clicked} ÷ {seen} = {rate}%, usual {usual}%. Do this for each step.",
            clicked=second,
            seen=first,
            rate=percent(sales.share(second, first)),
            usual=USUAL["clicked"],
        ),
    )


@practice("s5.overall-rate")
def practice_overall_rate(rng: Random) -> Task:
    """The conversion rate of two channels together."""
    channels = draw_channels(rng)
    question = (
        Number(unit="%", places=1)
        .expecting(channels.rate)
        .with_misconception(channels.average, "average-of-rates")
        .with_misconception(channels.added, "rates-added")
    )
    (crowd, crowd_buys), (regulars, regulars_buy) = channels.ad, channels.old
    return Task(
        message("What is the conversion rate of the whole shop?"),
        question,
        shows=channels.card,
        hint=message(
            "Buyers: {one} + {other}. Visitors: {crowd} + {regulars}. Then divide.",
            one=crowd_buys,
            other=regulars_buy,
            crowd=crowd,
            regulars=regulars,
        ),
    )


# ---- items to try: ads -------------------------------------------------------------------------


@practice("s5.roas")
def practice_roas(rng: Random) -> Task:
    """ROAS from sales and ad spend."""
    spend = Decimal(rng.randrange(200, 3000, 50))
    sold = Decimal(rng.randrange(12, 60)) / 10 * spend
    question = (
        Number(places=2)
        .expecting(marketing.roas(sold, spend))
        .with_misconception(spend / sold, "ads-over-sales")
    )
    return Task(
        message("What is the ROAS?"),
        question,
        shows=FactCard(
            message("One week of ads"),
            (
                (message("Sales from the ads"), yuan_words(sold)),
                (message("Ad spend"), yuan_words(spend)),
            ),
        ),
        hint=message(
            "For 1 yuan of ads, how many yuan are sold? {sold} ÷ {spend} = ?",
            sold=written(sold),
            spend=written(spend),
        ),
    )


@practice("s5.after-ads")
def practice_after_ads(rng: Random) -> Task:
    """What is left of a week after its ads: less than nothing, at times."""
    week = draw_ads(rng)
    left = week.left * week.orders
    question = (
        Number(unit="元", places=2)
        .expecting(week.after_ads)
        .with_misconception(week.sales - week.spend, "sales-minus-ads")
        .with_misconception(left, "ads-not-taken-off")
    )
    return Task(
        message("How many yuan are left after the ads? If money is missing, write − before it."),
        question,
        shows=week.card,
        hint=message(
            "The orders leave {left} × {orders} = {all} yuan. {all} − {spend} = ?",
            left=written(week.left),
            orders=week.orders,
            all=written(left),
            spend=written(week.spend),
        ),
    )


@practice("s5.ad-costs")
def practice_ad_costs(rng: Random) -> Task:
    """The figures of an ad: click rate, CPM, CPC and CPA."""
    shown = rng.randrange(5_000, 40_000, 1_000)
    clicks = shown * rng.randint(20, 40) // 1000
    orders = clicks * rng.randint(50, 90) // 1000
    spend = Decimal(shown * rng.randint(15, 40)) / 1000
    question = (
        Table(
            rows=("shown", "clicks", "orders", "spend", "ctr", "cpm", "cpc", "cpa"),
            columns=("value",),
            fields={
                "shown": Field("次", given={"value": shown}),
                "clicks": Field("次", given={"value": clicks}),
                "orders": Field("单", given={"value": orders}),
                "spend": Field("元", 2, {"value": spend}),
                "ctr": Field("%", 1),
                "cpm": Field("元", 2),
                "cpc": Field("元", 2),
                "cpa": Field("元", 2),
            },
        )
        .expecting(ctr=_click_rate, cpm=_per_thousand, cpc=_per_click, cpa=_per_order)
        .with_misconception("ctr", _orders_of_clicks, "conversion-for-click-rate")
        .with_misconception("cpm", _per_impression, "cost-of-one-impression")
        .with_misconception("cpc", _per_order, "order-for-click")
        .with_misconception("cpa", _per_click, "click-for-order")
    )
    words: dict[str, Translated] = {
        "value": message("Value"),
        "shown": message("Impressions"),
        "clicks": message("Clicks"),
        "orders": message("Orders"),
        "spend": message("Ad spend"),
        "ctr": message("Click rate (CTR)"),
        "cpm": message("Cost per thousand impressions (CPM)"),
        "cpc": message("Cost per click (CPC)"),
        "cpa": message("Cost per order (CPA)"),
    }
    return Task(
        message("Fill in the figures of this ad."),
        question,
        words=words,
        hint=message(
            "Click rate: {clicks} ÷ {shown}. One click costs {spend} ÷ {clicks} yuan.",
            clicks=clicks,
            shown=shown,
            spend=written(spend),
        ),
    )


def _click_rate(cell: Before) -> Decimal:
    return cell.clicks / cell.shown * 100


def _orders_of_clicks(cell: Before) -> Decimal:
    return cell.orders / cell.clicks * 100


def _per_impression(cell: Before) -> Decimal:
    return cell.spend / cell.shown


def _per_thousand(cell: Before) -> Decimal:
    return cell.spend / cell.shown * 1000


def _per_click(cell: Before) -> Decimal:
    return cell.spend / cell.clicks


def _per_order(cell: Before) -> Decimal:
    return cell.spend / cell.orders


ADS_OPTIONS: dict[str, Message] = {
    "go-on": message("Go on with these ads"),
    "stop": message("Stop these ads first"),
}
ADS_REASONS: dict[str, Message] = {
    "above": message("The ROAS is above break-even, so money is left."),
    "below": message("The ROAS is below break-even, so money is lost."),
    "two": message("ROAS 2 is good: 1 yuan becomes 2 yuan."),
    "sales": message("The ads bring sales. That is enough."),
    "cost": message("Ads only cost money."),
}
ADS_DISTRACTORS = {
    "two": "roas-two-is-good",
    "sales": "ads-bring-sales",
    "cost": "ads-are-only-cost",
}


@practice("s5.ads")
def practice_ads(rng: Random) -> Task:
    """Whether to go on with ads of ROAS 2, and why."""
    week = draw_ads(rng)
    reasons = rng.sample(list(ADS_REASONS), len(ADS_REASONS))
    right, other = ("above", "below") if week.pays else ("below", "above")
    question = (
        Decision(tuple(ADS_OPTIONS), tuple(reasons))
        .expecting("go-on" if week.pays else "stop", because=right)
        .with_misconception(other, "roas-is-above" if week.pays else "roas-is-below")
    )
    for reason, misconception in ADS_DISTRACTORS.items():
        question = question.with_misconception(reason, misconception)
    return Task(
        message("Go on with these ads, or stop first?"),
        question,
        shows=week.card,
        words={**ADS_OPTIONS, **ADS_REASONS},
        hint=message(
            "Break-even ROAS: {price} ÷ {left} = {roas}. Is 2 above or below it?",
            price=written(week.price),
            left=written(week.left),
            roas=rounded(week.break_even, 2),
        ),
    )


# ---- items to try: reading numbers -------------------------------------------------------------


@practice("s5.net")
def practice_net(rng: Random) -> Task:
    """Net sales from a few raw orders."""
    week = draw_week(rng, 9)
    question = (
        Number(unit="元", places=2)
        .expecting(week.net)
        .with_misconception(week.gmv, "gmv-is-income")
        .with_misconception(week.paid, "refunds-not-taken-off")
        .with_misconception(week.gmv - week.refunds, "unpaid-counted")
    )
    return Task(
        message("What are the net sales of this week?"),
        question,
        shows=week.rows,
        hint=message(
            "Paid: {paid} yuan. Given back: {refunds} yuan. {paid} − {refunds} = ?",
            paid=written(week.paid),
            refunds=written(week.refunds),
        ),
    )


@practice("s5.income")
def practice_income(rng: Random) -> Task:
    """Net sales of a live night from its sums."""
    kept, unpaid, cancelled = (
        Decimal(rng.randrange(low, high, 10))
        for low, high in ((3000, 9000), (500, 2000), (210, 490))
    )
    refunds = unpaid + cancelled + rng.choice((-300, 250, 400, 650))
    paid = kept + refunds
    gmv = paid + unpaid + cancelled
    question = (
        Number(unit="元", places=2)
        .expecting(kept)
        .with_misconception(gmv, "gmv-is-income")
        .with_misconception(paid, "refunds-not-taken-off")
        .with_misconception(gmv - refunds, "unpaid-counted")
    )
    return Task(
        message("What are the net sales of this night?"),
        question,
        shows=FactCard(
            message("A night in a live room"),
            (
                (message("GMV"), yuan_words(gmv)),
                (message("Not paid"), yuan_words(unpaid)),
                (message("Cancelled"), yuan_words(cancelled)),
                (message("Money given back, goods sent back"), yuan_words(refunds)),
            ),
        ),
        hint=message(
            "Paid amount: {gmv} − {unpaid} − {cancelled} = {paid} yuan. What comes off now?",
            gmv=written(gmv),
            unpaid=written(unpaid),
            cancelled=written(cancelled),
            paid=written(paid),
        ),
    )


@practice("s5.per-buyer")
def practice_per_buyer(rng: Random) -> Task:
    """What was paid per buyer, or per order."""
    buyers = rng.randrange(20, 90)
    orders = buyers + rng.randrange(4, 20)
    paid = Decimal(orders * rng.randrange(30, 90)) + Decimal(rng.randrange(0, 100, 10)) / 100
    each = {"buyer": paid / buyers, "order": paid / orders}
    wanted = rng.choice(list(each))
    asks = {
        "buyer": message("How much was paid per buyer (客单价)?"),
        "order": message("How much was paid per order (笔单价)?"),
    }
    distractor = (
        (each["order"], "per-order-for-per-buyer")
        if wanted == "buyer"
        else (each["buyer"], "per-buyer-for-per-order")
    )
    return Task(
        asks[wanted],
        Number(unit="元", places=2).expecting(each[wanted]).with_misconception(*distractor),
        shows=FactCard(
            message("One week of a shop"),
            (
                (message("Paid amount"), yuan_words(paid)),
                (message("Paid orders"), message("{count} orders", count=orders)),
                (message("Paying buyers"), message("{count} people", count=buyers)),
            ),
        ),
        hint=message(
            "Ask: per what? {paid} ÷ {number} = ?",
            paid=written(paid),
            number=buyers if wanted == "buyer" else orders,
        ),
    )


@practice("s5.report")
def practice_report(rng: Random) -> Task:
    """A small weekly report from raw orders."""
    week = draw_week(rng, 9)
    found = week.report
    question = (
        Table(
            rows=(
                "visitors",
                "gmv",
                "paid",
                "refunds",
                "net",
                "buyers",
                "conversion",
                "per_buyer",
            ),
            columns=("value",),
            fields={
                "visitors": Field("人", given={"value": week.visitors}),
                **dict.fromkeys(("gmv", "paid", "refunds", "net", "per_buyer"), Field("元", 2)),
                "buyers": Field("人"),
                "conversion": Field("%", 1),
            },
        )
        .expecting(
            gmv=week.gmv,
            paid=week.paid,
            refunds=week.refunds,
            net=_net,
            buyers=found.buyers,
            conversion=_conversion,
            per_buyer=_per_buyer,
        )
        .with_misconception("gmv", week.paid, "unpaid-left-out")
        .with_misconception("paid", week.gmv, "unpaid-counted")
        .with_misconception("paid", week.net, "paid-without-refunded")
        .with_misconception("net", _paid_itself, "refunds-not-taken-off")
        .with_misconception("net", _gmv_itself, "gmv-is-income")
        .with_misconception("buyers", found.paid_orders, "orders-for-buyers")
        .with_misconception("conversion", _conversion_upside_down, "rate-upside-down")
        .with_misconception("per_buyer", _gmv_per_buyer, "unpaid-counted")
    )
    words: dict[str, Translated] = {
        "value": message("Value"),
        "visitors": message("Visitors (UV)"),
        "gmv": message("GMV"),
        "paid": message("Paid amount"),
        "refunds": message("Money given back, goods sent back"),
        "net": message("Net sales"),
        "buyers": message("Paying buyers"),
        "conversion": message("Conversion rate"),
        "per_buyer": message("Paid per buyer"),
    }
    return Task(
        message("Make the weekly report from these orders."),
        question,
        shows=week.rows,
        words=words,
        hint=message(
            "Paid amount: leave {out} rows out. Net sales: then take {back} yuan off.",
            out=found.orders - found.paid_orders,
            back=written(week.refunds),
        ),
    )


def _net(cell: Before) -> Decimal:
    return cell.paid - cell.refunds


def _paid_itself(cell: Before) -> Decimal:
    return cell.paid


def _gmv_itself(cell: Before) -> Decimal:
    return cell.gmv


def _conversion(cell: Before) -> Decimal:
    return cell.buyers / cell.visitors * 100


def _conversion_upside_down(cell: Before) -> Decimal:
    return cell.visitors / cell.buyers


def _per_buyer(cell: Before) -> Decimal:
    return cell.paid / cell.buyers


def _gmv_per_buyer(cell: Before) -> Decimal:
    return cell.gmv / cell.buyers


@practice("s5.which-change")
def practice_which_change(rng: Random) -> Task:
    """Which of three changes helped, where one shop had a single very good day."""
    trials = draw_trials(rng)
    words: dict[str, Translated] = {**CHANGES, NONE: message("None of them")}
    question = Choice(tuple(words)).expecting(trials.helped)
    for option, misconception in trials.distractors.items():
        question = question.with_misconception(option, misconception)
    return Task(
        message("Which change helped?"),
        question,
        shows=trials.weeks,
        words=words,
        hint=message("Leave out the best day of each column. Which one still rose in week 2?"),
    )


# ---- items to try: the live room ---------------------------------------------------------------


@practice("s5.gpm")
def practice_gpm(rng: Random) -> Task:
    """GMV per thousand views of a live room."""
    views = rng.randrange(3_000, 12_000, 100)
    viewers = views * rng.randint(60, 85) // 100
    gmv = Decimal(rng.randrange(2_000, 20_000, 100))
    question = (
        Number(unit="元", places=2)
        .expecting(marketing.sales_per_thousand_views(gmv, views))
        .with_misconception(gmv / views, "gpm-of-one-view")
        .with_misconception(marketing.visitor_value(gmv, viewers), "room-value-for-gpm")
        .with_misconception(gmv * 1000 / viewers, "viewers-for-views")
    )
    return Task(
        message("What is the GMV per thousand views (GPM)?"),
        question,
        shows=FactCard(
            message("A night in a live room"),
            (
                (message("GMV"), yuan_words(gmv)),
                (message("Views"), message("{count} views", count=views)),
                (message("Viewers"), message("{count} people", count=viewers)),
            ),
        ),
        hint=message("{gmv} × 1000 ÷ {views} = ?", gmv=written(gmv), views=views),
    )


SEGMENT: dict[str, Message] = {
    "greeting": message("Greet, and say what is shown today"),
    "who": message("Say who it is for"),
    "goods": message("Show the goods"),
    "facts": message("Tell facts, and where the proof is"),
    "price": message("Say the price and what is in it"),
    "order": message("Say how to order on the platform"),
    "questions": message("Answer questions about the goods"),
    "close": message("Say thank you and close"),
}
"""The parts of ten minutes, in a good order; questions may come before ordering."""


@practice("s5.live-order")
def practice_live_order(rng: Random) -> Task:
    """The parts of a live segment in their order."""
    question = (
        Steps(tuple(rng.sample(list(SEGMENT), len(SEGMENT))))
        .expecting(["greeting", "who", "goods", "facts", "price", ["order", "questions"], "close"])
        .with_misconception(("price", "facts"), "price-before-facts")
        .with_misconception(("facts", "goods"), "facts-before-goods")
        .with_misconception(("order", "price"), "order-before-price")
        .with_misconception(("close", "questions"), "close-too-early")
    )
    return Task(
        message("Put the ten minutes in order. Questions come after the price."),
        question,
        words=SEGMENT,
        hint=message("Begin with the greeting. People see the goods before they hear the facts."),
    )


MAY_BE_SAID = (
    Bilingual("这是我们店里最大的一包，500 克。", "This is the largest pack in our shop, 500 g."),
    Bilingual("这是今年第一批春茶。", "This is the first batch of this year."),
    Bilingual("打开以后，最好放在干的地方。", "Once open, it is best kept dry."),
    Bilingual("每人最多买 3 包。", "At most 3 packs for one buyer."),
    Bilingual(
        "这茶是 4 月采的，检验报告在商品页。", "It was picked in April. The test is on the page."
    ),
)
MAY_NOT_BE_SAID = (
    Bilingual("我们的茶，全国第一。", "Our tea is number one in the country."),
    Bilingual("喝了它能降血压。", "It lowers your blood pressure."),
    Bilingual("我们保证人人喜欢。", "We guarantee that everyone likes it."),
    Bilingual("别家的茶都是假的。", "Other shops sell fakes."),
    Bilingual("给好评，返现 5 元。", "Write a good review and get 5 yuan cash back."),
    Bilingual("加我微信，便宜 5 元。", "Add me on WeChat and pay 5 yuan less."),
)


@practice("s5.claims")
def practice_claims(rng: Random) -> Task:
    """Which sentences may be said in a live room: not every 最 is banned."""
    good, bad = rng.sample(MAY_BE_SAID, 3), rng.sample(MAY_NOT_BE_SAID, 3)
    listed = rng.sample([*good, *bad], 6)
    words: dict[str, Translated] = {f"line{place}": said for place, said in enumerate(listed)}
    question = Choice(tuple(words), many=True).expecting(
        [name for name, said in words.items() if said in good]
    )
    for name, said in sorted(zip(words, listed, strict=True), key=lambda line: line[1] in good):
        question = question.with_misconception(name, _why(said))
    return Task(
        message("Which of these may a host say? Choose all of them."),
        question,
        words=words,
        hint=message("Ask of each: can it be shown, and does it speak only of these goods?"),
    )


def _why(said: Bilingual) -> str:
    """The misconception behind choosing a banned sentence, or leaving out one that is fine."""
    found = claims.findings(said.zh)
    return f"claim-{found[0].rule}" if found else "allowed-words-left-out"


@practice("s5.offer")
def practice_offer(rng: Random) -> Task:
    """A short offer: its price and its place, and nothing that may not be said."""
    pack = draw_pack(rng)
    wanted: dict[str, Translated] = {
        "price": message("the price"),
        "place": message("where it grows"),
    }
    question = Written(
        15, 80, facts=tuple(wanted), rules=("claims", "promises", "off-platform")
    ).expecting(**{name: pack.said[name] for name in wanted})
    return Task(
        message("Write what you say of this tea in the live room, in two or three sentences."),
        question,
        shows=pack.card,
        words=wanted,
        hint=message("Say what people see, where it grows, and what a pack costs."),
    )


ASKED: tuple[Message, ...] = (
    message("A friend says: “All shops have made-up orders. I place 30 for you.”"),
    message("A trader says: “Made-up orders with praise, very cheap. All shops buy them.”"),
    message("A message says: “Easy job. Order, pay first, write praise, get it all back.”"),
    message("A cousin says: “Order my tea 5 times. I send no goods and pay you back.”"),
)
"""Who speaks for made-up orders."""

FAKE_OPTIONS: dict[str, Message] = {
    "refuse": message("Say no."),
    "ask": message("Do nothing, and ask legal aid (12348)."),
    "few": message("Do it a few times only."),
    "all": message("Do it as they say."),
}
FAKE_REASONS: dict[str, Message] = {
    "rule": message("Made-up orders are against the law, whoever makes them."),
    "numbers": message("Made-up orders hide what real buyers do."),
    "everyone": message("All shops do it."),
    "little": message("A few orders do no harm."),
    "start": message("Nobody buys in a shop without orders."),
    "easy": message("It is easy money, and I get it back."),
    "friend": message("One has to help people one knows."),
}
FAKE_DISTRACTORS = {
    "everyone": "everyone-brushes",
    "little": "a-few-fake-orders",
    "start": "fake-orders-to-start",
    "easy": "fake-order-job",
    "friend": "fake-orders-for-a-friend",
}


@practice("s5.fake-orders")
def practice_fake_orders(rng: Random) -> Task:
    """Whether to make up orders because everyone does, and why not."""
    carrying = rng.choice(("rule", "numbers"))
    distractors = [
        "everyone",
        *rng.sample([distractor for distractor in FAKE_DISTRACTORS if distractor != "everyone"], 2),
    ]
    reasons = rng.sample([carrying, *distractors], 4)
    question = Decision(tuple(FAKE_OPTIONS), tuple(reasons)).expecting(
        ("refuse", "ask"), because=carrying
    )
    for distractor in distractors:
        question = question.with_misconception(distractor, FAKE_DISTRACTORS[distractor])
    return Task(
        message("{asked} What do you do, and why?", asked=rng.choice(ASKED)),
        question,
        words={**FAKE_OPTIONS, **{reason: FAKE_REASONS[reason] for reason in reasons}},
    )
