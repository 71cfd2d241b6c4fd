"""How the things that a customer waits for may be said in a reply, as patterns.

A text is looked at in small letters and plain signs, its white space as single spaces. What says
the contrary ("the buyer pays" for "the shop pays") has patterns of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

Ways = tuple[str, ...]

_STOPS = "。.!?;；,，、"


def near(most: int, without: str = "") -> str:
    """Up to ``most`` signs of the same part of a sentence, ``without`` some."""
    return f"[^{_STOPS}{without}]{{0,{most}}}"


_NO = "不没无免别"
_FREIGHT = "(?:运费|邮费|快递费)"
_PAYS = "(?:出|付|承担|负责)"
_SHOP = "(?:店|我们|我方|商家|这边)"
_BUYER = "(?:您|你|顾客|买家|自己)"
_POSTAGE = "(?:freight|postage|shipping|delivery)"


def _yes(most: int) -> str:
    """Up to ``most`` signs of the same part of a sentence that say no to nothing."""
    return rf"(?:(?!\bnot\b|\bnever\b|n't\b)[^{_STOPS}]){{0,{most}}}"


_ENDS = f" ?(?=[{_STOPS}]|$)"
"""Where a part of a sentence ends: who pays was asked, and the answer need not name what for."""

_FOR_IT = "(?:(?: for)?(?: (?:it|this|that|everything|both ways))?" + _ENDS
_FOR_IT += "| for (?:sending|the way|the return))"

SHOP_PAYS: Ways = (
    _FREIGHT + near(6, _NO) + _SHOP + near(4, _NO) + _PAYS,
    "(?:店|我)" + near(6, _NO) + _PAYS + near(4) + _FREIGHT,
    "(?:不用|不要|不需要|无需|不必)" + near(8) + _FREIGHT,
    _FREIGHT + near(6) + "(?:不用|不要|不需|无需|不收|全免)",
    "免(?:运费|邮费|快递费)|包邮",
    rf"\b(?:we|shop|i|us)\b(?: will| shall|'ll)? (?:pay|cover|bear)s?\b{near(24)}{_POSTAGE}",
    _POSTAGE + _yes(20) + r"\b(?:free|on us|ours|paid by (?:us|the shop))\b",
    rf"\b(?:free|no) {_POSTAGE}",
    rf"\byou (?:do not|don't|need not)(?: have to| need to)? pay{near(24)}{_POSTAGE}",
    "(?<!不)(?<!不是)(?<!不由)(?:店里|店|我们|我方|商家)(?:来|会)?(?:出|承担)(?:钱|的)?" + _ENDS,
    "(?:不用|不要|不需要|无需|不必)(?:您|你)?(?:自己)?(?:出|付|花)(?:一分)?钱?" + _ENDS,
    rf"\b(?:we|shop|i|us)\b(?: will| shall|'ll)? (?:pay|cover|bear)s?\b{_FOR_IT}",
    r"\bat (?:our|the shop's) (?:own )?(?:cost|expense)\b",
    rf"\b(?:no need to|without) pay(?:ing)?\b{near(24)}{_POSTAGE}",
    r"\bcosts? you nothing\b|\b(?:at no|without(?: any)?|no extra) (?:cost|charge)\b"
    r"|\bfree of charge\b|\byou pay nothing\b",
    "(?:不花|不用花|不要|不收|不用)(?:您|你)?(?:的)?(?:一分钱|钱)|一分钱(?:都|也)?不(?:用|要|花|收)",
    r"\byou (?:do not|don't|need not)(?: have to| need to)? pay(?: anything| extra)?\b" + _FOR_IT,
)
"""That the shop pays for the way of a parcel."""

BUYER_PAYS: Ways = (
    _FREIGHT + near(6, _NO) + _BUYER + near(4, _NO) + _PAYS,
    _BUYER + near(5, _NO) + _PAYS + near(4, _NO) + _FREIGHT,
    rf"\byou (?:must |have to |need to |will |should |would )?pay\b(?! nothing| no\b){near(24)}"
    + _POSTAGE,
    _POSTAGE
    + _yes(20)
    + r"\b(?:yours|your own|at your|(?:paid by|to be paid by|with) (?:you|the buyer))\b",
    rf"\bbuyer pays{near(24)}{_POSTAGE}",
    rf"\b(?:we|shop|i|us) (?:will not|won't|do not|don't|does not|doesn't|cannot|can't|never|who) "
    rf"(?:pay|cover|bear)s?\b{near(24)}{_POSTAGE}",
    _POSTAGE + near(8) + r"\b(?:not|never) (?:free|on us|ours|paid by)\b",
    _SHOP + near(3, _NO) + "不" + near(2, "让叫用") + _PAYS + near(4) + _FREIGHT,
    _FREIGHT + near(6) + _SHOP + near(4, _NO) + "不" + near(2, "让叫用") + _PAYS,
    "(?<!不用)(?<!不要)(?<!不让)(?<!不是)(?<!不需要)(?<!无需)(?<!不必)(?<!不由)"
    "(?:您|你|顾客|买家)(?:自己)?(?:来)?(?:出|承担)(?:钱|的)?" + _ENDS,
    r"(?<!before )(?<!when )(?<!after )(?<!once )(?<!until )(?<!if )"
    rf"\b(?:you|buyer)(?: must| have to| need to| will| should)? pays?\b{_FOR_IT}",
)
"""That the buyer does."""

NEW_ONE_OR_MONEY: Ways = (
    "(?:补|重|再|另)" + near(2, _NO) + "(?:发|寄|送)",
    "(?<!不)(?<!没)(?:退款|退钱|退您|退给|全退|换一)",
    r"\b(?:new|another) (?:one|lamp)\b",
    r"(?<!not )(?<!n't )\b(?:refunds?|money back|replac(?:e|ement))\b",
    r"(?<!not )(?<!n't )\bsend (?:you )?a(?:nother| new)\b",
)
"""That there will be a new one, or the money back."""

NEITHER_NEW_NOR_MONEY: Ways = (
    "(?<![要能可是您你果])不(?:再|予|给|能|会|可以|支持|肯)?(?:您|你)?办?(?:退款|退钱|补发|重发|换新)(?!也|就)",
    r"\bno (?:refunds?|money back|new lamp|replacement)\b",
)
"""That there is neither."""

NOT_SENT_BACK: Ways = (
    "(?:不用|不必|不需要|无需|别|不要)" + near(5) + "(?:寄|退|送)回",
    r"\b(?:no need|need not|do not (?:have|need) to|don't (?:have|need) to)\b"
    + near(8)
    + r"\b(?:send|return|post)",
    r"\b(?:do not|don't|never) (?:send|return|post)\b",
    r"\b(?:keep|throw)(?: or throw)? (?:away )?(?:them|the(?:se)? (?:bad|rotten)|the fruit|it)\b"
    r"|\bthrow away\b",
    "(?:留着|留下|扔了|扔掉|丢了|丢掉|扔吧|倒掉|处理掉)",
    "(?:不用|不必|不需要|无需|别|不要)" + near(4) + "(?:寄|送)(?!您|你|给)",
)
"""That the goods need not come back."""

SENT_BACK: Ways = (
    "(?:请|要|得|需要|麻烦|必须|先)" + near(8, _NO) + "(?:寄|退|送)(?:回|过来|给我们)(?!去?吗)",
    r"\b(?:please|must|have to|need to|should|first)(?: first)? (?:send|return|post)\b"
    + near(16)
    + r"\b(?:them|bad|rotten|fruit|apples)\b",
)
"""That the goods must come back."""

NO_FRESH_BACK: Ways = (
    "(?:生鲜|水果|吃的)" + near(5) + "不" + near(2) + "退",
    r"\bfresh (?:food|fruit|goods)\b" + near(24) + r"\b(?:no|not|never|cannot|can't)\b",
    r"\b(?:no refunds?|cannot refund|can't refund)\b",
)
"""That what is fresh is never paid back."""

ASKS: Ways = (
    "(?:去|先|就|帮您|给您|向|跟|找)" + near(4, "不没") + "(?:问|查|确认|核实)",
    "(?:问|查)(?:一?下|清|厂家|明白)",
    r"\b(?:ask(?! again| for\b| twice)|check with|find out|confirm with)\b",
)
"""That somebody is asked who knows."""

NOT_TAKEN_BACK: Ways = (
    "(?:不能|不可以|没法|没办法|无法|不好|不给|不支持|不予)" + near(4) + "退",
    "退不了|(?<!能)不退",
    r"\b(?:cannot|can't|can not|unable to|not able to|do not|don't)\b"
    + near(16)
    + r"\b(?:take|return|refund|accept)",
    r"\b(?:no returns?|not returnable|is final)\b",
)
"""That something is not taken back."""

TAKEN_BACK: Ways = (
    "(?<!不)(?<!能不)(?:可以|能|给您|帮您|同意)(?:办)?(?:退|全退)(?!不)",
    r"\b(?:you can|you may|we can|we will|i can|i will|we'll|i'll) "
    r"(?:return|refund|take (?:it|this) back|give you (?:your|the) money)",
)
"""That it is taken back."""

MADE_TO_ORDER: Ways = (
    "刻|印了|印上|定做|定制",
    r"\b(?:engraved?|printed|made to order|made for you|custom|your name|the name)\b",
)
"""That something was made for this one buyer."""

GIFT_BOX: Ways = ("礼盒|礼品盒", r"\bgift ?box")

_BEGINS = f"(?:^|[{_STOPS}:：] ?|(?:您好|你好|hello|hi) ?)"
"""Where a part of a sentence begins: a short answer may stand behind a greeting."""

_GOES_ON = f" ?(?=[{_STOPS}]|$)"


def _short(zh: str, en: str) -> Ways:
    """Answers that are all of their part of a sentence."""
    return (f"{_BEGINS}(?:{zh}){_GOES_ON}", rf"{_BEGINS}(?:{en}){_GOES_ON}")


NO: Ways = _short(
    "(?:真的|都|您|可)?(?:不用|不要|不必|不需要?|无需|不能|不行|不可以|没法|不|不寄|不退|不用寄|不用退|免了|算了)"
    "(?:的|了|啦|吧|您|寄|退|换|来|管|再)*",
    "no|nope|no need|not at all|no,? (?:sorry|thank you|thanks)|(?:no,? )?(?:you|we|i) "
    "(?:need not|needn't|do not|don't|cannot|can't|must not)"
    "(?: (?:have to|need to|do it|do that|send (?:them|it)|take it))?|(?:it|that) (?:cannot|can't)"
    "|sorry,? no|of course not|never",
)
"""The answer no."""

YES: Ways = _short(
    "(?:当然|都|您|我们|可以的)?(?:要|用|需要|得|是|对|能|可以|行|好|没问题)(?:的|了|啊|换|寄|退|您)*",
    "yes|yeah|sure|of course|certainly|ok|(?:yes,? )?(?:you|we|i|it|they) (?:can|must|will|do)"
    "(?: (?:do that|change (?:it|them)))?|(?:yes,? )?please(?: do)?",
)
"""The answer yes."""

WE: Ways = _short(
    "(?:是|由)?(?:店里|店|我们|我方|商家|我|这边|本店)(?:出|付|来|的|负责)*|免费|不要钱|不用钱|不收钱",
    "(?:the|our) shop(?: does| will| pays)?|we(?: do| will| pay)?|us|i do|on us|nothing|free"
    "|(?:it is|it's) (?:free|on us)|not you",
)
"""The answer "we do" to who pays."""

YOU: Ways = _short(
    "(?:是|由|要)?(?:您|你|顾客|买家)(?:自己)?(?:出|付|来|的)*",
    "you(?: do| must| have to| pay)?|the buyer(?: does| pays)?|yourself",
)
"""The answer "you do" to it."""

THE_MAKER: Ways = (
    "厂家|厂里|工厂|生产",
    r"\b(?:the )?(?:maker|factory|manufacturer|producer)\b",
)
"""Whom one asks, where that was the question."""


def bare(hour: int) -> Ways:
    """An hour as a number alone, where the question was for an hour."""
    return (rf"{_BEGINS}(?:{hour}|{hour - 12})(?: ?点)?{_GOES_ON}",)


def size(number: int) -> Ways:
    """A size of shoes; not within another number."""
    return (rf"(?<!\d)(?<!\d\.){number}(?!\d|\.\d| ?(?:元|点|厘米|cm|yuan))",)


def other_size(right: int, worn: int) -> Ways:
    """Another size than the right one; ``worn``, which is too small, where it is offered."""
    others = "|".join(str(one) for one in range(33, 47) if one not in (right, worn))
    return (
        rf"(?<![\d.])(?:{others}) ?码|\bsize (?:{others})\b",
        rf"(?:换|发|寄|补|该穿|要穿|您穿|给您)(?:成|个|一双|您)? ?{worn} ?码(?!小|太|穿)",
        rf"\b(?:take|need|get|send you|change to|fits? (?:you )?(?:is )?)"
        rf"(?: the)?(?: size)? {worn}\b",
        rf"\bsize {worn} (?:fits|suits|is right)\b",
    )


def other_colour(others: Iterable[tuple[str, str]]) -> Ways:
    """That another colour is sent than the one that was ordered."""
    every = tuple(others)
    zh, en = ("|".join(one[at] for one in every) for at in (0, 1))
    return (
        rf"(?:换|补|寄)(?:成|一双|您|给您)?(?:{zh})|给您(?:{zh})",
        r"\b(?:get|send you|change (?:it|them) (?:to|for|into)|give you)(?: the| a pair of)? "
        rf"(?:{en})\b",
    )


def names(*words: str) -> Ways:
    """One of some words; one in Latin letters is not found within another."""
    return tuple(rf"\b{word}\b" if word.isascii() else word for word in words)


def arrives_today() -> Ways:
    """That a parcel comes today."""
    return (
        "(?:今天|今晚)" + near(2, _NO) + "(?:能到|会到|送到|就到|到货|到您)",
        r"\b(?:arrives?|comes?|be there|be with you|reach(?:es)? you)\b"
        + near(8)
        + r"\b(?:today|tonight)\b",
    )


def claims_feature(zh: str, en: str) -> Ways:
    """That goods can do something or cannot, where nobody has asked the maker yet."""
    asked = "(?!" + near(3) + "(?:吗|不|，我|,我|还是))"
    return (
        f"(?<!不)(?<!能不)(?<!是否)(?<!可不)(?:可以|能|支持){zh}{asked}",
        f"(?<!能)(?<!可)(?<!可以)(?:不能|不可以|不支持){zh}",
        rf"(?<!whether )(?<!if )\b(?:it|this|the lamp) (?:can|cannot|can't|can not)(?: be)? {en}",
        r"\b(?:yes|no), (?:it|this|the lamp) (?:can|cannot|can't)",
    )


def asked_for(zh: str, en: str) -> Ways:
    """That somebody asked for something is said again."""
    return (
        f"(?:问|想知道|关于|要).{{0,8}}{zh}|(?:能不能|可不可以|是不是能|是否能?){zh}|{zh}的?(?:吗|问题|这个|的事)",
        rf"\b(?:ask|asks|asked|asking|question|whether|wonder|know if)\b{near(24)}\b{en}\b",
    )


def either(*some: Iterable[str]) -> Ways:
    """All of some ways."""
    return tuple(way for ways in some for way in ways)
