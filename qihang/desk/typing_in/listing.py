"""The class: whose sheet is given out, typed in, or handed in."""

from __future__ import annotations

from qihang.answers.client import Refused
from qihang.desk.typing_in.own import TypingPage, called, is_done, printed, standing, why_not
from qihang.language.messages import message


class Listing(TypingPage):
    """Everybody of a class, with what there is to do."""

    async def get(self, name: str) -> None:
        """The table."""
        one = self.session(name)
        theirs, class_name = await self.class_of(self.get_query_argument("class", ""))
        if not theirs:
            self.show_no_class(message("Type answers in"))
            return
        people = await self.people_of(class_name)
        try:
            found, problem = await self.sheets_of(name, people), None
        except Refused as refused:
            found, problem = [], why_not(refused)
        rows = [
            {
                "person": person,
                "standing": standing(sheet),
                "sheet": called(sheet["asked"]["assignment"], sheet["asked"]["attempt"]),
                "is_open": sheet["may"] and not is_done(sheet),
                "at": sheet["handed_in"]["at"] if is_done(sheet) and sheet["handed_in"] else None,
                "printed": sheet["printed"],
                "page": self.sheet_page(name, person["number"]),
            }
            for person, sheet in zip(people, found, strict=False)
        ]
        self.show(
            "typing_in/listing.html",
            session=one,
            title=one.title,
            classes=theirs,
            class_name=class_name,
            rows=rows,
            problem=problem,
            many={
                "out": sum(printed(sheet) and not is_done(sheet) for sheet in found),
                "done": sum(map(is_done, found)),
                "all": len(found),
            },
        )
