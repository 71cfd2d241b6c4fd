"""StepsLab: the first weeks after a sentence, and which paper is needed for which."""

from __future__ import annotations

from typing import Any

from qihang.language.messages import Translated, listed, message, sentences, translations
from widgets.core.lab import Lab, assets, bilingual, said
from widgets.labs.stepslab.steps import CERTIFICATE, IN_HAND, STEPS


class StepsLab(Lab):
    """Try to take a step: it is taken, or it is said what is still missing."""

    _esm, _css = assets("stepslab")
    item = "lab.steps"
    verbs = frozenset({"step"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._taken: list[str] = []
        self._last: str | None = None

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``taken`` in the order in which it was done; ``last`` was tried
        last."""
        return {"taken": list(self._taken), "last": self._last}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        taken = state.get("taken")
        for step in taken if isinstance(taken, list) else ():
            self.do_step(step)
        last = state.get("last")
        if isinstance(last, str) and last in STEPS:
            self.do_step(last)

    def do_step(self, step: object) -> None:
        """Try to take a step; one that was taken stays so, and is told once more."""
        if not isinstance(step, str) or step not in STEPS:
            return
        self._last = step
        if step not in self._taken and not self._missing(step):
            self._taken.append(step)
        self.redraw()

    def _missing(self, step: str) -> list[str]:
        """What a step needs and one does not have yet."""
        have = {CERTIFICATE, *self._taken}
        return [one for one in STEPS[step].needs if one not in have]

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        return {
            "lab": "steps",
            "words": bilingual(_WORDS),
            "steps": [self._shown_step(step) for step in STEPS],
            "in_hand": [
                translations(IN_HAND),
                *(translations(STEPS[step].gives) for step in self._taken),
            ],
            **self._said(),
        }

    def _shown_step(self, step: str) -> dict[str, Any]:
        number = self._taken.index(step) + 1 if step in self._taken else None
        return {
            "id": step,
            "name": translations(STEPS[step].name),
            "number": number,
            "last": step == self._last,
        }

    def _said(self) -> dict[str, Any]:
        if self._last is None:
            return said(message("You have the release certificate. Press the step that comes now."))
        step = STEPS[self._last]
        if missing := self._missing(self._last):
            needed = listed(STEPS[one].gives for one in missing if one != CERTIFICATE)
            text = message("{step}: not yet. First: {missing}.", step=step.name, missing=needed)
            return said(text, "notyet", "→")
        done: list[Translated] = [message("{step}: done.", step=step.name), step.where]
        if len(self._taken) == len(STEPS):
            done.append(message("All 8 are done."))
        return said(sentences(*done), "ok", "✓")


_WORDS: dict[str, Translated] = {
    "title": message("The first weeks"),
    "question": message("Which step can you take now? Which needs another one first?"),
    "steps": message("Steps to take"),
    "in_hand": message("You have now"),
    "again": message("Start again"),
}
