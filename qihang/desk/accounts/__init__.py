"""Who works here: the office adds staff, changes roles and classes, and gives new passwords."""

from __future__ import annotations

import re

from tornado import web

from qihang.answers import pins
from qihang.desk import identity, passwords
from qihang.desk.page import DeskPage
from qihang.language import typed
from qihang.language.messages import Message, Translated, listed, message
from qihang.operate import staff as staffing
from qihang.operate.roster import classes, reading
from qihang.protocol.desk import AUTHOR, CLASS_TEACHER, LECTURER, OFFICE, OFFICER, StaffFacts
from qihang.server.page import bilingual
from qihang.system.errors import OperatorError

THIS_PC = ("127.0.0.1", "::1")

ROLES: tuple[tuple[str, Message, Message], ...] = (
    (
        LECTURER,
        message("Lecturer"),
        message("Teaches: class now, projector, common mistakes, assignments."),
    ),
    (
        AUTHOR,
        message("Author"),
        message(
            "As a lecturer, and the workshop for people who write notebooks (JupyterLab): it can "
            "change everything on this PC."
        ),
    ),
    (
        CLASS_TEACHER,
        message("Class teacher"),
        message("As a lecturer, but releases, closes, marks and shows nothing."),
    ),
    (OFFICE, message("Office"), message("People, PINs, and who works here. No answers, no marks.")),
    (OFFICER, message("Officer"), message("Reads what happened. Changes nothing.")),
)
"""The roles in the order in which they are shown, and what each may do."""

EVERY_CLASS = message("Every class")

_BETWEEN = re.compile("[,;，；、]")
"""What stands between names of classes that somebody types."""


class Begin(DeskPage):
    """The first account, of the office: at this PC alone, and only while there is none."""

    async def prepare(self) -> None:
        """Send away who comes too late, or from elsewhere."""
        await super().prepare()
        if await self.ask(lambda answers: answers.desk.staff()):
            self.redirect("/login")
        elif self.seat not in THIS_PC:
            self.set_status(403)
            self.show(
                "templates/message.html",
                title=bilingual(message("Nobody can sign in yet")),
                text=bilingual(
                    message("Open this page on the classroom's own PC, and make the first account.")
                ),
            )

    async def get(self) -> None:
        """The form."""
        self.show("accounts/begin.html")

    async def post(self) -> None:
        """Make the account, and sign it in."""
        name, fresh, again = (
            self.get_body_argument(one, "")[:200] for one in ("name", "fresh", "again")
        )
        if problem := passwords.problem(fresh, again):
            self.tell("/begin", at="fresh", problem=problem, name=name)
        else:
            await self.asked(self._make(name, fresh), "/begin", at="name", name=name)

    async def _make(self, name: str, password: str) -> None:
        facts: StaffFacts = {"name": name, "role": OFFICE, "classes": None}
        hashed, seat = pins.hashed(typed.plain(password)), self.seat
        await self.ask(lambda answers: answers.desk.add_staff(facts, hashed, False, ""))
        signed = await self.ask(lambda answers: answers.desk.staff_sign_in(name, password, seat))
        identity.remember(self, signed["sign_in"])
        done = message(
            "The account is made, and you are signed in. Next: add the staff on this page, then "
            "take in a list on the page Trainees."
        )
        self.tell("/staff", signed["sign_in"], done=done)


class Accounts(DeskPage):
    """Everybody of the staff."""

    async def get(self) -> None:
        """The list, with a form for each and one for somebody new."""
        people = await self.ask(lambda answers: answers.desk.staff())
        self.show(
            "accounts/accounts.html",
            people=[one for one in people if not one["removed_at"]],
            gone=[one for one in people if one["removed_at"]],
            roles=[(name, bilingual(title), bilingual(does)) for name, title, does in ROLES],
            classes=await self.classes(),
        )

    async def post(self) -> None:
        """Do what a button of the page says."""
        do = {
            "add": self._add,
            "change": self._change,
            "password": self._password,
            "remove": self._remove,
            "back": self._back,
        }.get(self.get_body_argument("do", ""))
        if do is None:
            raise web.HTTPError(400)
        staff = self.get_body_argument("staff", "")
        form = f"of-{staff}" if staff else "new"
        await self.asked(do(staff), f"/staff#{form}", at=form, typed=self._typed())

    async def _add(self, _: str) -> None:
        facts, password, by = await self._facts(), staffing.password(), self.staff["id"]
        hashed = pins.hashed(password)
        await self.ask(lambda answers: answers.desk.add_staff(facts, hashed, True, by))
        self._tell_password(facts["name"], password, _kept(facts))

    async def _change(self, staff: str) -> None:
        facts, by = await self._facts(), self.staff["id"]
        was = await self._role(staff)
        await self.ask(lambda answers: answers.desk.change_staff(staff, facts, by))
        if was == AUTHOR != facts["role"]:
            await self._close_notebooks()
        self.tell("/staff", done=_kept(facts))

    async def _password(self, staff: str) -> None:
        if staff == self.staff["id"]:
            raise OperatorError(message("Your own password: press your name, at the top."))
        password, by = staffing.password(), self.staff["id"]
        hashed = pins.hashed(password)
        await self.ask(lambda answers: answers.desk.set_staff_password(staff, hashed, True, by))
        self._tell_password(await self._name(staff), password)

    def _tell_password(self, name: str, password: str, done: Translated | None = None) -> None:
        self.tell("/staff", done=done, made=(name, staffing.in_groups(password)))

    async def _remove(self, staff: str) -> None:
        by = self.staff["id"]
        was = await self._role(staff)
        await self.ask(lambda answers: answers.desk.remove_staff(staff, by))
        if was == AUTHOR:
            await self._close_notebooks()
        name = await self._name(staff)
        self.tell("/staff", done=message("{name} is taken off, and signed out.", name=name))

    async def _back(self, staff: str) -> None:
        by = self.staff["id"]
        await self.ask(lambda answers: answers.desk.bring_back_staff(staff, by))
        name = await self._name(staff)
        done = message("{name} is back, with the password as before.", name=name)
        self.tell("/staff", done=done)

    async def _role(self, staff: str) -> str | None:
        people = await self.ask(lambda answers: answers.desk.staff())
        return next((one["role"] for one in people if one["id"] == staff), None)

    async def _name(self, staff: str) -> str:
        people = await self.ask(lambda answers: answers.desk.staff())
        return next(one["name"] for one in people if one["id"] == staff)

    async def _close_notebooks(self) -> None:
        """Nobody who is in JupyterLab may stay in who is no author any more."""
        by, lab = self.staff["id"], self.settings["qihang_lab"]
        if lab.is_ours:
            await self.ask(lambda answers: answers.desk.note_notebooks("stop", by))
        await lab.shut_out()

    def _typed(self) -> dict[str, object]:
        """What a form says of somebody, to be shown again."""
        said = {one: self.get_body_argument(one, "") for one in ("name", "role", "which", "other")}
        return {**said, "classes": self.get_body_arguments("classes")}

    async def _facts(self) -> StaffFacts:
        """What a form says of somebody. Raises :class:`OperatorError` where it cannot be."""
        return {
            "name": self.get_body_argument("name", ""),
            "role": self.get_body_argument("role", ""),
            "classes": await self._classes(),
        }

    async def _classes(self) -> list[str] | None:
        """Those that are ticked or typed; ``None`` for every class, which is never a guess."""
        there = await self.classes()
        other = filter(None, map(str.strip, _BETWEEN.split(self.get_body_argument("other", ""))))
        typed_ones = [classes.meant(reading.one("1", "-", one).class_name, there) for one in other]
        some = list(dict.fromkeys([*self.get_body_arguments("classes"), *typed_ones]))
        if self.get_body_argument("which", "") != "every":
            if not some:
                raise OperatorError(NO_CLASS)
            return some
        if some:
            raise OperatorError(EVERY_AND_SOME)
        return None


NO_CLASS = message(
    "Which classes? Choose “every class”, or tick one, or type one that is not there yet."
)
EVERY_AND_SOME = message(
    "“Every class” is chosen, and a class is named as well. Choose one of the two."
)


def _kept(facts: StaffFacts) -> Translated:
    role = next((title for name, title, _ in ROLES if name == facts["role"]), facts["role"])
    some = facts["classes"]
    return message(
        "Saved. {name}: {role}, {classes}.",
        name=facts["name"],
        role=role,
        classes=EVERY_CLASS if some is None else listed(some),
    )
