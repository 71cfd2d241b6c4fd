"""What will be handed in, and handing it in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tornado import web

from qihang.answers.client import Refused
from qihang.desk.typing_in.drawing import DrawnSheet
from qihang.desk.typing_in.own import SAYS, TypingPage, called, following, is_of, stale, why_not
from qihang.language.messages import Message, Translated, message
from qihang.protocol.desk import Person
from qihang.protocol.paper import PAPER, KeptAnswer, PaperSheet, SheetName
from qihang.system.errors import OperatorError

_SHEET = re.compile(r"([a-z]+[0-9]+(?:-[0-9]+)?)\.([0-9]{1,3})")

GAPS: dict[str, Message] = {
    "empty": message("Empty"),
    "unreadable": message("Cannot be read by the marker"),
    "unfinished": message("Not whole"),
}


@dataclass(frozen=True)
class Line:
    """A question as it will be handed in."""

    title: Translated | str
    says: Sequence[Translated | str]
    gap: str
    why: Translated | str
    is_on_paper: bool
    kept: KeptAnswer | None
    from_paper: bool


class LookPage(TypingPage):
    """What both have in common."""

    def named(self, session: str, number: str, said: str) -> SheetName:
        """The sheet that a request names. Raises ``HTTPError`` 400."""
        found = _SHEET.fullmatch(said)
        if found is None or found[1].partition("-")[0] != session:
            raise web.HTTPError(400)
        return {"number": number, "assignment": found[1], "attempt": int(found[2])}


class Look(LookPage):
    """What will be handed in, question by question."""

    async def get(self, name: str, number: str) -> None:
        """The page."""
        one, person = self.session(name), await self.person_of(number)
        said = self.get_query_argument("sheet", "")
        given, page = self.named(name, number, said), self.sheet_page(name, number)
        try:
            [sheet] = await self.sheets_of(name, [person])
            if not is_of(given, sheet["asked"]) or sheet["is_locked"]:
                self.tell(page, problem=stale(sheet, given))
                return
            answers = {each: kept["value"] for each, kept in sheet["answers"].items()}
            drawn = await self.drawing.looked_at(sheet["asked"], answers)
            gaps = dict(drawn.gaps)
            state = await self.ask(lambda service: service.paper.to_hand_in(name, given, gaps))
        except Refused as refused:
            self.tell(page, problem=why_not(refused))
            return
        lines = _lines(drawn, sheet, state["open"])
        self.show(
            "typing_in/look.html",
            session=one,
            title=one.title,
            person=person,
            asked=called(given["assignment"], given["attempt"]),
            said=said,
            lines=lines,
            gaps={each: why for each, why in gaps.items() if why != "empty"},
            confirm=state["confirm"],
            empty=sum(each.gap == "empty" for each in lines),
            left=[each.title for each in lines if not each.is_on_paper and each.gap],
            page=page,
            back=self.list_page(name, person["class_name"]),
        )


def _lines(drawn: DrawnSheet, sheet: PaperSheet, gaps: Mapping[str, str]) -> list[Line]:
    asked = {one.name: one for one in drawn.questions}
    lines = []
    for name, title in drawn.titles.items():
        kept, gap = sheet["answers"].get(name), gaps.get(name, "")
        one = asked.get(name)
        says: Sequence[Translated | str] = one.said(kept["value"]) if one and kept else []
        if one is None and gap != "empty":
            says = [message("answered at the computer")]
        lines.append(
            Line(
                title,
                says,
                gap,
                GAPS.get(gap, ""),
                one is not None,
                kept,
                bool(kept and kept["source"] == PAPER),
            )
        )
    return lines


class HandIn(LookPage):
    """Hands in what was shown."""

    async def post(self, name: str, number: str) -> None:
        """Hand it in, and lead to the next sheet."""
        self.session(name)
        person, said = await self.person_of(number), self.get_body_argument("sheet", "")
        given, page = self.named(name, number, said), self.sheet_page(name, number)
        look = f"{page}/look?{urlencode({'sheet': said})}"
        confirm, by = self.get_body_argument("confirm", ""), self.staff["id"]
        gaps = _gaps(self.request.body_arguments)
        try:
            receipt = await self.ask(
                lambda service: service.paper.hand_in_sheet(name, given, gaps, confirm, by)
            )
        except Refused as refused:
            await self._refused(name, person, given, refused, look)
            return
        except OperatorError as problem:
            self.tell(look, problem=problem)
            return
        people = await self.people_of(person["class_name"])
        after = following(people, await self.sheets_of(name, people), number)
        done = message(
            "{who}: handed in, receipt {receipt}.", who=person["name"], receipt=receipt["receipt"]
        )
        if after:
            self.tell(self.sheet_page(name, after[0]["number"]), done=done)
        else:
            self.tell(self.list_page(name, person["class_name"]), done=done)

    async def _refused(
        self, name: str, person: Person, given: SheetName, refused: Refused, look: str
    ) -> None:
        page = self.sheet_page(name, person["number"])
        if refused.reason in ("other-sheet", "handed-in"):
            [sheet] = await self.sheets_of(name, [person])
            self.tell(page, problem=stale(sheet, given))
        elif refused.reason in ("changed", "too-late"):
            self.tell(look, problem=SAYS[refused.reason])
        else:
            self.tell(page, problem=why_not(refused))


def _gaps(fields: Mapping[str, Any]) -> dict[str, str]:
    """Why answers are not whole, as the page had been told."""
    return {
        name.removeprefix("gap."): values[0].decode("utf-8", "replace")
        for name, values in fields.items()
        if name.startswith("gap.")
    }
