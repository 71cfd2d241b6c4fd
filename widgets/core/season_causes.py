"""What a week of a season lost or won by, in words, and how each is worked out in yuan."""

from __future__ import annotations

from collections.abc import Mapping

from qihang.commerce.season.causes import Cause, Term, What, causes
from qihang.commerce.season.debrief import EARNED, SMALL, Asked, Debrief
from qihang.commerce.season.week import Week
from qihang.language.messages import Bilingual, Joined, Translated, message, sentences, together
from widgets.core.season_sums import earned_in_all, yuan

CAUSES: Mapping[str, Translated] = {
    "stock-out": message("Too few goods: some could not buy"),
    "overstock": message("Too many goods: some spoilt"),
    "price-high": message("The price was too high"),
    "price-low": message("The price was too low"),
    "ads-over": message("Ads cost more than they brought"),
    "ads-little": message("Too little was spent on ads"),
    "slow": message("Answers were slow, buyers left"),
    "hours-over": message("More help was paid than needed"),
    "cash-short": message("The cash was not enough"),
    "rain": message("It rained"),
    "luck-bad": message("By chance fewer people came"),
    "move": message("A rule was broken, and it was found"),
    "luck-good": message("By chance more people came"),
    "price-good": message("The price fitted better than others'"),
    "ads-good": message("Ads brought more than they cost"),
    "none": message("Each changed less than {fen} yuan", fen=SMALL // 100),
}
"""What may be chosen in a debrief."""


def asks(asked: Asked) -> Translated:
    """The question about one week."""
    if asked.side == "won":
        return message("Which of these helped week {week} most?", week=asked.week)
    return message("Which of these cost week {week} most?", week=asked.week)


def told(about: Debrief, name: str) -> Translated:
    """The right answer to a question of the debrief, and how it is found."""
    if name == EARNED:
        return worked_out(about, name)
    right = message("It is this: {answer}.", answer=CAUSES[about.right(name)])
    return sentences(right, worked_out(about, name))


def worked_out(about: Debrief, name: str) -> Translated:
    """How the right answer to a question of the debrief is found, with its amounts."""
    if name == EARNED:
        return earned_in_all(about.season, about.weeks)
    week = about.week(name)
    found: dict[str, Cause] = {cause.name: cause for cause in causes(week)}
    right = about.right(name)
    if right != "none":
        return _working(found[right], week)
    offered = [found[one] for one in about.offered(name) if one in found]
    return sentences(*(_named(cause, week) for cause in offered))


def _named(cause: Cause, week: Week) -> Translated:
    return sentences(together(CAUSES[cause.name], Bilingual("。", ".")), _working(cause, week))


def _working(cause: Cause, week: Week) -> Translated:
    """The sum of a cause: each term, and all of it where it has several."""
    terms = Joined(tuple(_term(term, week) for term in cause.terms), Bilingual("；", "; "))
    sums = together(terms, Bilingual("。", "."))
    if len(cause.terms) == 1:
        return sums
    size = yuan(abs(cause.fen))
    if cause.fen < 0:
        return sentences(sums, message("In all {fen} yuan less.", fen=size))
    return sentences(sums, message("In all {fen} yuan more.", fen=size))


def _term(term: Term, week: Week) -> Translated:
    fen, each = yuan(abs(term.fen)), yuan(abs(term.each))
    count = abs(term.number)
    values = {
        "what": _what(term, week),
        "sum": fen if count == 1 else f"{count} × {each} = {fen}",
    }
    if term.fen < 0:
        return message("{what}: {sum} yuan less", **values)
    return message("{what}: {sum} yuan more", **values)


def _what(term: Term, week: Week) -> Translated:
    """What a term counts."""
    count, unit = abs(term.number), week.outside.goods.unit
    is_saved = term.fen > 0
    names: Mapping[What, Translated] = {
        "pieces": message("{count} {unit}", count=count, unit=unit),
        "own": message("your price"),
        "others": message("others' price"),
        "spoilt": message("{count} spoilt", count=count),
        "refunds": message("{count} paid back", count=count),
        "ads": message("saved on ads") if is_saved else message("ads"),
        "care": message("saved on help") if is_saved else message("help"),
        "fine": message("fine"),
        "move": message("paid for it"),
    }
    return names[term.what]
