"""A parcel that is late."""

from __future__ import annotations

from qihang.commerce.chat import ways
from qihang.commerce.chat.matter import WAIT, Matter, Places, Told, hour
from qihang.language.messages import Bilingual

STATIONS = (
    Bilingual("城东站", "East Station"),
    Bilingual("城西站", "West Station"),
    Bilingual("城南站", "South Station"),
)


def _told(places: Places) -> dict[str, Told]:
    station = places["station"]
    assert isinstance(station, Bilingual)
    return {
        "where": Told(
            Bilingual("快递现在在哪里", "where the parcel is"),
            Bilingual("快递到底在哪里？", "Where is the parcel?"),
            ways.names(station.zh.removesuffix("站"), station.en.lower()),
        ),
        "when": Told(
            Bilingual("哪天能到", "on which day it comes"),
            Bilingual("哪天能到我手里？", "On which day do I get it?"),
            ways.names("明天", "明日", "tomorrow"),
        ),
    }


def _untrue(places: Places) -> ways.Ways:
    others = [one for one in STATIONS if one != places["station"]]
    names = (name for one in others for name in (one.zh.removesuffix("站"), one.en.lower()))
    return ways.either(ways.arrives_today(), ways.names(*names))


LATE = Matter(
    mood=2,
    title=Bilingual("一箱橘子", "A box of tangerines"),
    lines=(
        (Bilingual("下单", "Ordered"), Bilingual("{days} 天前", "{days} days ago")),
        (Bilingual("发货", "Sent"), Bilingual("第二天发了", "the day after")),
        (Bilingual("快递现在", "Parcel now"), Bilingual("昨天到{station}，没有动", "at {station}")),
        (Bilingual("站里说", "Station says"), Bilingual("明天送到", "it comes tomorrow")),
        (
            Bilingual("再问站里", "Asking again"),
            Bilingual("今天 {hour} 点前有回话", "answer before {hour}:00"),
        ),
    ),
    opening=Bilingual(
        "{days} 天了，橘子还没到，会坏的！", "{days} days, and no tangerines yet. They will go bad!"
    ),
    robot=WAIT,
    still=Bilingual("又是等一等！有没有人管？", "Be patient, again! Does anybody care?"),
    told=_told,
    untrue=_untrue,
    moves=(
        Bilingual(
            "您好，让您等了 {days} 天，您担心坏了，我明白。",
            "Hello. You waited {days} days and worry that they go bad. I understand.",
        ),
        Bilingual(
            "快递昨天到了{station}，站里说明天送到您家。",
            "The parcel is at {station} now. The station says: it comes tomorrow.",
        ),
        Bilingual(
            "我现在再问站里，今天 {hour} 点前回您。",
            "I will ask the station again now and tell you today before {hour}:00.",
        ),
    ),
    poor=(WAIT, Bilingual("保证今天送到您家。", "I guarantee that it arrives today.")),
    thanks=Bilingual(
        "知道在哪里就好。我等您回话。", "Good to know where it is. I wait for your word."
    ),
    draw=lambda rng: {
        "days": rng.randint(4, 6),
        "station": rng.choice(STATIONS),
        "hour": hour(rng),
    },
)
