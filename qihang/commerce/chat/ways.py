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
    _POSTAGE + near(20) + r"\b(?:free|on us|ours|paid by (?:us|the shop))\b",
    rf"\b(?:free|no) {_POSTAGE}",
    rf"\byou (?:do not|don't|need not)(?: have to| need to)? pay{near(24)}{_POSTAGE}",
    "(?<!不)(?<!不是)(?<!不由)(?:店里|店|我们|我方|商家)(?:来|会)?(?:出|承担)(?:钱|的)?" + _ENDS,
    "(?:不用|不要|不需要|无需|不必)(?:您|你)?(?:自己)?(?:出|付|花)(?:一分)?钱?" + _ENDS,
    rf"\b(?:we|shop|i|us)\b(?: will| shall|'ll)? (?:pay|cover|bear)s?\b{_FOR_IT}",
    r"\bat (?:our|the shop's) (?:own )?(?:cost|expense)\b",
    r"\byou (?:do not|don't|need not)(?: have to| need to)? pay(?: anything| extra)?\b" + _FOR_IT,
)
"""That the shop pays for the way of a parcel."""

BUYER_PAYS: Ways = (
    _FREIGHT + near(6, _NO) + _BUYER + near(4, _NO) + _PAYS,
    _BUYER + near(5, _NO) + _PAYS + near(4, _NO) + _FREIGHT,
    rf"\byou (?:must |have to |need to |will |should |would )?pay\b(?! nothing| no\b){near(24)}"
    + _POSTAGE,
    _POSTAGE
    + near(20)
    + r"\b(?:yours|your own|at your|(?:paid by|to be paid by|with) (?:you|the buyer))\b",
    rf"\bbuyer pays{near(24)}{_POSTAGE}",
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
    r"(?<!not )(?<!n't )\b(?:refund|money back|replac(?:e|ement)|send (?:you )?a(?:nother| new))\b",
)
"""That there will be a new one, or the money back."""

NOT_SENT_BACK: Ways = (
    "(?:不用|不必|不需要|无需|别|不要)" + near(5) + "(?:寄|退|送)回",
    r"\b(?:no need|need not|do not (?:have|need) to|don't (?:have|need) to)\b"
    + near(8)
    + r"\b(?:send|return|post)",
    r"\b(?:do not|don't|never) (?:send|return|post)\b",
    r"\bkeep (?:them|the bad|the fruit)",
)
"""That the goods need not come back."""

NO_FRESH_BACK: Ways = (
    "(?:生鲜|水果|吃的)" + near(5) + "不" + near(2) + "退",
    r"\bfresh (?:food|fruit|goods)\b" + near(24) + r"\b(?:no|not|never|cannot|can't)\b",
    r"\b(?:no refunds?|cannot refund|can't refund)\b",
)
"""That what is fresh is never paid back."""

ASKS: Ways = (
    "(?:去|先|就|帮您|给您|向|跟|找)" + near(4, "不没") + "(?:问|查|确认|核实)",
    "(?:问|查)(?:一?下|清|厂家|明白)",
    r"\b(?:ask|check with|find out|confirm with)\b",
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

_HOURS = "零一二三四五六七八九"


def clock(hour: int) -> Ways:
    """A full hour of the afternoon: 17 点, 17:00, 下午五点, 5 pm."""
    early = hour - 12
    spoken = f"{early}|{_HOURS[early]}"
    return (
        rf"(?<!\d){hour} ?(?:点|时|:00|：00)",
        f"下午 ?(?:{spoken}) ?(?:点|时|:00)",
        rf"(?<!\d){early}(?::00)? ?(?:pm\b|p\.m|o'clock)",
        rf"\b(?:by|before|at|until|till) {hour}\b",
    )


def size(number: int) -> Ways:
    """A size of shoes; not within another number."""
    return (rf"(?<!\d)(?<!\d\.){number}(?!\d|\.\d| ?(?:元|点|厘米|cm|yuan))",)


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


def either(*some: Iterable[str]) -> Ways:
    """All of some ways."""
    return tuple(way for ways in some for way in ways)
