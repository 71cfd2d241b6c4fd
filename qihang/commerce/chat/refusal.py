"""What a reply refuses, and what it says of time and money that the card does not.

"We never send a new lamp" has all words of "we send a new lamp". A "no" refuses what stands behind
it in its part of a sentence, or right before it ("a refund? Never"). Many a "no" refuses nothing:
"no problem", 别着急, "you need not wait"; these are taken out first. What is not known is left
alone: rather one refusal missed than a promise not heard. Texts are in small letters and plain
signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qihang.commerce.wording import hours

_STOP = re.compile(r"[。!?;；,，\n—]|\.(?!\d)|[:：](?!\d)|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""Where a part of a sentence ends."""

_NO_REFUSAL = re.compile(
    r"\bno (?:problem|worr(?:y|ies)|matter|doubt|trouble|wonder|need\b(?: to)?)"
    r"|\bnot (?:only|just|to worry|a problem|at all|sure|know)"
    r"|\b(?:do not|don't|dont|need not|needn't|please not) (?:you )?"
    r"(?:worry|be|wait|mind|hesitate|panic|know|give up)\b"
    r"|\byou (?:need not|needn't|don't|do not|dont|must not|mustn't|should not) "
    r"(?:have to|need to|want|like|have|see|pay|send|return|wait|worry)\b"
    r"|\byou (?:need not|needn't)\b"
    r"|\b(?:not|never|n't|cannot) (?:let|make|keep|leave) you\b"
    r"|\b(?:is|was|are|were)(?: not|n't) (?:(?:your|our|my) (?:fault|mistake|doing|size)"
    r"|lost|moving|much|here|there)\b|\bwithout (?:any |more )?(?:cost|charge|delay|wait)\w*"
    r"|\b(?:did|has|have|had|was|were)(?: not|n't)\b|\b(?:cannot|can't) undo\b|\bwhy not\b"
    r"|\b(?:does not|doesn't|do not|don't|has not) move\b"
    r"|不好意思|[不别没](?:用|要|必|需要|再)?(?:太)?(?:担心|着急|急|生气|难过|怕|客气|多想|紧张|操心)"
    r"|不要紧|没(?:有)?(?:问题|关系|事|错|什么)|不[光但仅只止管论然错久满对懂]|无论|不舒服|不小心|不高兴"
    r"|不是(?:您|你|顾客|买家)|不(?:会|能|想|再)+(?:让|叫|使|拖|耽误|白等|等|乱)"
    r"|(?:不用|不必|无需|不需要|不要)|不(?:想要?|喜欢|满意|合适|知道|清楚|明白|亮|动|能用)"
    r"|没有?(?:动|收|丢|答|写|发|寄|给|送|看|想|说|走|坏|用)"
    r"|(?:能|可|是|要|会|行|好)不(?:能|可以|是|要|会|行|好)|有没有|到不了"
)
"""A "no" that takes back nothing of what is said behind it."""

_NO_EN = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|nor|cannot|refuses?|unable|without|hardly|forget)\b|n't\b|\b(?:wont|cant|dont|doesnt)\b"
)
_BARRIER_EN = re.compile(
    r"\b(?:but|so|because|since|therefore|until|till|before|then|yet|only|whatever"
    r"|and (?:we|you|i|it|they|the|your|then|get|give|send|pay|will|can|are|is|take|comes?|choose)"
    r")\b"
)
_NO_ZH = re.compile(
    r"(?:不[会能可给肯愿打再准许帮去送退返还在同答负换发补]|从来?不|[绝决永]不|没法|没有?办法|无法"
    r"|拒绝|[休别甭]想|别指望|没人|凭什么|懒得|没空|没时间|没有?义务|才不|[换发补退送]不[了出到成])"
    r".{0,10}$"
    r"|(?:不|没有?|别|无|未|非|甭|勿|免) ?.{0,2}$"
)
_BARRIER_ZH = re.compile(
    "但|可是|不过|所以|因为|由于|而是|就|马上|立刻|我们|本店|店里|我来|咱们|码是"
)

_AFTER = re.compile(
    r"^(?: (?:it|they|the \w+|you))?(?: \w+)?"
    r" ?(?:(?:is|are|will be) (?:not|never)(?! (?:broken|late|lost|your))\b|isn't|aren't"
    r"|(?:is|are|will be) (?:impossible|out of the question)"
    r"|(?:cannot|can't|will not|won't|does not|doesn't|do not|don't) "
    r"(?:be|fit|suit|work|go|come|arrive|exist)\b(?! broken))"
    r"|^(?: \w+){0,2}(?:\? ?|: ?| ?— ?)(?:no|never|not|nope)\b"
    r"|^[^。!?;；,，]{0,5}?(?:不行|不可能|不可以|办不到|做不到|免谈|没门|[到换退发补送]不了|不[给出送退发换付]"
    r"|不能(?!再|让|拖)|不会(?!再|坏|碎|让|拖|有|丢)|没有(?!动|走|运费|问题|关系|费|丢|坏))"
    r"|^ ?[?]? ?(?:没有|不行|没门|想都别想)[。!]?|^[^。!?;；,，]{0,8}?(?:别指望|[别休]想|免谈)"
    r"|^[^。!?;；,，]{0,2}[?,，] ?(?:我们?|店里|本店)?(?:做不到|办不到|没门|没空|没时间|没办法|休想"
    r"|不[退行能会补办干问管]|不可能|想都别想)(?=[。!?;；,，]|$)"
)
"""Behind what is promised: takes it back."""

_IF = re.compile(r"^ ?(?:if|when|unless|should|如果|要是|您不想|你不想)")


def is_refused(plain: str, start: int, end: int) -> bool:
    """Whether the words from ``start`` up to ``end`` are said no to."""
    before = plain[part_before(plain, start) : start]
    if _IF.match(before):
        return False
    if _AFTER.match(plain[end:]):
        return True
    before = _NO_REFUSAL.sub(" ", before)
    english = _BARRIER_EN.split(before)[-1]
    chinese = _BARRIER_ZH.split(before)[-1]
    return bool(_NO_EN.search(english) or _NO_ZH.search(chinese))


def part_before(plain: str, start: int) -> int:
    """Where the part of a sentence begins that goes on at ``start``."""
    return max((one.end() for one in _STOP.finditer(plain, 0, start)), default=0)


def parts(plain: str) -> Iterator[tuple[int, int]]:
    """The parts of the sentences of a text."""
    start = 0
    for stop in _STOP.finditer(plain):
        if stop.start() > start:
            yield start, stop.start()
        start = stop.end()
    if start < len(plain):
        yield start, len(plain)


# ---- heaps of words -----------------------------------------------------------------------------

_SMALL = re.compile(
    r"\b(?:a|an|the|you|your|yours|we|our|us|i|i'll|we'll|it|its|it's|is|are|was|will|can|to|of|for"
    r"|and|or|in|on|at|by|before|with|not|no|my|me|this|that|they|them|be|have|get|please|if|so"
    r"|both|need|do|does|shall|let|must|may|came)\b|'"
)
_LEAST_HEAP = 4
_ZH_HEAP = re.compile(r"(?:(?:^|[ 、,，。/]+)[\u4e00-\u9fff]{1,4}(?=$|[ 、,，。/])){5,}")
_ZH_SMALL = re.compile("[的了您我你给会可请把是能来在要这那就也都吗呢吧着过]|不")


def without_heaps(plain: str) -> str:
    """A text, its heaps of words blank: many words in a row and none that ties them together."""
    signs = list(plain)
    for start, end in parts(plain):
        part = plain[start:end]
        words = re.findall(r"[a-z]+", part)
        if len(words) >= _LEAST_HEAP and not _SMALL.search(part):
            signs[start:end] = " " * (end - start)
    for found in _ZH_HEAP.finditer(plain):
        if not _ZH_SMALL.search(found[0]):
            signs[found.start() : found.end()] = " " * len(found[0])
    return "".join(signs)


# ---- another time, another amount -------------------------------------------------------------

_ANY_NO = re.compile(
    r"[不没别无未非]|\b(?:not|never|no|nor|cannot|instead of|rather than)\b|n't\b|\bif\b"
)
_PAST = re.compile(
    r"\b(?:wrote|came|got|received|since|waited|ordered|was|were|bought|ago)\b"
    "|昨天|收到|等了|写来|下单|发来的|买的"
)
_COUNT = (
    r"(?:\d+|[一二两三四五六七八九十几]+|a few|an?|some|several"
    "|one|two|three|four|five|six|seven|ten)"
)
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_OTHER_DAY = re.compile(
    rf"\b(?:in|within|after) {_COUNT} (?:days?|weeks?|months?|years?)\b"
    rf"|\bnext (?:week|month|year|time|{_WEEKDAY})\b|\b(?:by|before|until|till|on) {_WEEKDAY}\b"
    r"|\b(?:the )?day after tomorrow\b|\bthis week\b|\b(?:the|this) weekend\b|\bsome ?day\b"
    rf"|{_COUNT} ?个?(?:天|日|周|星期|月|礼拜|年)(?:之|以)?[内后]"
    "|大?后天|下个?(?:周|星期|礼拜|月)[一二三四五六日天]?|[明后]年|年底|月底|周末|[本这]周|过几天|改天"
)
_TOMORROW = re.compile(r"\btomorrow\b|明[天早晚日儿]")
_TONIGHT = re.compile(r"\btonight\b|今[晚夜]")


def other_time(
    plain: str, hour: int, *, tomorrow: bool, numbers: Iterable[str]
) -> tuple[int, int] | None:
    """The place of an hour or a day that is not the card's, of something to come.

    The card's are ``hour``, today, and ``tomorrow`` if it says so; ``numbers`` are those of its
    days.
    """
    said = list(hours.said(plain))
    known = set(numbers)
    for start, end in parts(plain):
        part = plain[start:end]
        mine = [one for one in said if start <= one.start < end]
        if _PAST.search(part):
            continue
        days = [
            one for one in _OTHER_DAY.finditer(part) if not known & {*re.findall(r"\d+", one[0])}
        ]
        if not tomorrow:
            days += _TOMORROW.finditer(part)
        if not any(hour in one.may_be for one in mine):
            days += _TONIGHT.finditer(part)
        places = [(start + one.start(), start + one.end()) for one in days]
        places += [(one.start, one.end) for one in mine if hour not in one.may_be]
        for first, last in sorted(places):
            if not _ANY_NO.search(plain[start:first]):
                return first, last
    return None
