"""The trainee's own plan as a page to be printed."""

from __future__ import annotations

from tornado import web

from qihang.language.messages import message
from qihang.papers import bounded, plan
from qihang.protocol.page import OwnPlan
from qihang.server.page import Page
from qihang.sessions import sessions


class PlanPaper(Page):
    """The plan that was saved last, as a PDF in the language of the page; nobody else's."""

    @web.authenticated
    async def get(self) -> None:
        """The PDF, or a sentence as long as there is no plan."""
        found = await own_plan(self)
        if found is None:
            self.tell(
                message("There is no plan yet"),
                message("Once you filled in a line of your plan, you find it here."),
            )
            return
        try:
            paper = await bounded.made([self._page(found)])
        except bounded.NotMade:
            self.set_status(503)
            self.tell(
                message("One moment, please"),
                message("The page could not be made now. Please try again in a minute."),
            )
            return
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", 'inline; filename="plan.pdf"')
        self.set_header("Cache-Control", "no-store")
        self.finish(paper)

    def _page(self, found: OwnPlan) -> dict[str, object]:
        language, _ = self.preferences()
        who = self.current_user
        answer = found["answer"]
        return plan.page(
            answer["value"],
            found["sheet"],
            who.name,
            who.username,
            answer["saved_at"][:10],
            language,
        )


async def own_plan(page: Page) -> OwnPlan | None:
    """The plan of who is signed in, of the last session that asks for one."""
    for session in reversed(sessions()):
        if session.plan:
            who = page.current_user.username
            found = await page.answers.own_plan(who, session.name, session.plan)
            if found:
                return found
    return None
