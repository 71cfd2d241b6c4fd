"""Personal data in a text: long numbers, mail addresses, and where somebody lives.

A number may be written in Chinese or English digits, with letters for digits and signs
between them; it is told by its length and form, and by the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qihang.commerce.wording import spelling

_LISTS = spelling.read("private")["plain"]
_DIGITS = dict(
    zip("零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖oOlI", "0012345678911234567890011", strict=True)
)
_SPOKEN = dict(
    zip(
        ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        "00123456789",
        strict=True,
    )
)
_DIGIT = f"[0-9{''.join(_DIGITS)}]"
_RUN = re.compile(
    rf"(?<![A-Za-z0-9]){_DIGIT}(?:[ .·_*—–-]{{0,2}}{_DIGIT}){{8,20}}(?:[xX](?![A-Za-z0-9]))?"
)
_SPOKEN_RUN = re.compile(rf"(?:\b(?:{'|'.join(_SPOKEN)})\b[ ,.-]*){{9,20}}", re.IGNORECASE)
_MANY = 9
"""Digits that are spelled out one by one only if they are somebody's number."""

_BEFORE = 16
"""Signs before a number among which a word is looked for that says what it is."""

_NEAR = 7
"""Signs before a number among which a word makes it somebody's after all."""

_MOBILE = re.compile(r"(?:0?0?86)?1[3-9]\d{9}")
_IDENTITY = re.compile(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dxX]")
_PHONE = re.compile(r"(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)")
_NAMED = re.compile(
    r"(?:微信号?|微信id|qq号?|v信|vx|wx)[:： ]{0,2}(?:是|叫|:)? ?[A-Za-z][\w-]{4,}"
    r"|\b(?:wechat|weixin|qq)(?: id| number| name| no\.?)?(?: is|:) ?[\w-]{5,}",
    re.IGNORECASE,
)
_PASSPORT = re.compile(r"(?:护照|passport)\D{0,16}[A-Za-z]\d{7,8}", re.IGNORECASE)
_MAIL = re.compile(
    r"[\w.+-]+ ?@ ?[A-Za-z0-9-]+\.[A-Za-z]{2,}"
    r"|[A-Za-z0-9_.]{3,} ?(?:艾特|\(at\)|\[at\]| at |圈a) ?"
    r"[A-Za-z0-9]+ ?(?:点| dot |\.) ?(?:com|cn|net|org)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:\d+|[A-Za-z]|[一二三四五六七八九十]+) ?(?:号楼|栋|幢|座|单元|弄|号院|门)"
    r"[^，。,；;\d]{0,4}\d*[^，。,；;]{0,8}?(?<!\d)\d{3,4}"
    r"(?!\d|元|克|毫|分|块|g|ml| ?[a-z]) ?(?:室|号房|房|号|户)?"
    r"|\d+ ?(?:号楼|栋|幢|单元)\D{0,8}\d+ ?(?:室|号房|单元|户)"
)
_STREET = re.compile(
    r"(?:路|街|巷|胡同|大道|村|组|弄|里|jie|lu) ?[\d一二三四五六七八九十]+ ?"
    r"号(?!链接|线|店|柜|楼梯|仓|桌)|村[一二三四五六七八九十\d]+组"
)
_FLAT = re.compile(
    r"\b(?:room|flat|apartment|apt\.?|suite) ?(?:no\.? ?)?\d{1,4}\b"
    r"|\b(?:block|building|bldg\.?|tower|unit|house|door|gate|entrance) ?(?:no\.? ?)?"
    r"[A-Z0-9]{1,2},? ?(?:(?:unit|door|gate|flat|room|no\.?|apartment|house|floor) ?)?"
    r"[\d-]{1,5}\b",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"\b\d{1,4} (?:[A-Z][\w']*1?\w* ){1,3}(?:Street|Str\b\.?|St\b\.?|Road|Rd\b\.?|Lane|Alley"
    r"|Avenue|Ave\b\.?|Court|Garden|Gardens|Row|Way)"
    r"|\bnumber \d{1,4}, (?:[A-Z]\w* ){1,3}(?:Village|Street|Road|Lane)"
    r"|\b(?:\d{1,4} )?(?:[A-Z]\w* )+Village, [Gg]roup \w+"
)


def personal(text: str) -> tuple[int, int] | None:
    """The place of the first personal data of a text, if there are any."""
    plain = text.translate(_NARROW)
    return min(_all(plain), default=None)


_NARROW = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_NARROW |= {0x2460 + number: str(number + 1) for number in range(9)} | {0x24EA: "0", 0x3000: " "}
_NARROW |= {0x2776 + number: str(number + 1) for number in range(9)}


def _all(plain: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(plain):
        if _is_personal(_digits(run[0]), plain[max(0, run.start() - _BEFORE) : run.start()]):
            yield run.span()
    for run in _SPOKEN_RUN.finditer(plain):
        digits = "".join(_SPOKEN[word.lower()] for word in re.findall(r"[A-Za-z]+", run[0]))
        if len(digits) >= _MANY:
            yield run.span()
    for pattern in (_PHONE, _PASSPORT, _NAMED, _MAIL, _ROOM, _FLAT):
        yield from (match.span() for match in pattern.finditer(plain))
    for pattern in (_STREET, _ROAD):
        for match in pattern.finditer(plain):
            if _has(plain[: match.start()], "home"):
                yield match.span()


def _is_personal(digits: str, before: str) -> bool:
    if _IDENTITY.fullmatch(digits):
        return True
    clause = re.split("[，,。;；、]", before)[-1]
    nearest = clause[-_NEAR:]
    if _has(clause, "code") and not (_has(nearest, "phone") or _has(nearest, "card")):
        return False
    if _MOBILE.fullmatch(digits):
        return True
    if _has(before, "card"):
        return len(digits) >= 10
    return len(digits) in range(16, 20) and digits.startswith(("62", "4", "5"))


def _digits(run: str) -> str:
    return "".join(
        _DIGITS.get(sign, sign) for sign in run if sign.isdigit() or sign in _DIGITS or sign in "xX"
    )


def _has(before: str, name: str) -> bool:
    small = before.lower()
    return any(
        re.search(rf"\b{re.escape(word)}\b", small) if word.isascii() else word in small
        for word in _LISTS[name]
    )
