"""The process of one job: ``python -m qihang.desk.assignments.work``, told what to do as JSON.

It says in lines of JSON how far it is, what is to be looked at, and how it ended.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import closing, suppress
from typing import Any

from qihang.answers.client import Refused, Unreachable
from qihang.answers.remote import RemoteAnswers
from qihang.language.messages import Translated, listed, message, sentences, translations
from qihang.operate.check import refuse_mistakes
from qihang.operate.holding import how_it_opens
from qihang.operate.release import release
from qihang.sessions import editions, session
from qihang.system.errors import OperatorError, reason
from qihang.system.site import Site

PATIENCE = 60.0
"""Seconds that are waited for a reply of the answer service."""


def _tell(**said: Any) -> None:
    """Say one line; whoever listened may be gone, and the work goes on."""
    with suppress(OSError):
        sys.stdout.write(json.dumps(said, ensure_ascii=True) + "\n")
        sys.stdout.flush()


def _says(text: Translated) -> None:
    _tell(says=translations(text))


def _release(site: Site, answers: RemoteAnswers, wish: dict[str, Any]) -> Translated:
    name = wish["session"]
    _says(message("Looking for mistakes in the session …"))
    refuse_mistakes(site, name, warn=_says)
    _says(message("The exercise is being made …"))
    opened = release(
        site, answers.operator, wish["assignment"], wish["change"], wish["classes"], wish["by"]
    )
    _, number = editions.parts(wish["assignment"])
    return message(
        "{code} is open for {who} (edition {number}): {how}.",
        code=session(name).code,
        who=listed(wish["classes"]) if wish["classes"] else message("everybody"),
        number=number,
        how=how_it_opens(opened, wish["classes"]),
    )


def _mark(site: Site, answers: RemoteAnswers, wish: dict[str, Any]) -> Translated:
    # All of nbgrader comes along, which a release needs in another way.
    from qihang.gradebook.marker import grade
    from qihang.operate.holding import of_classes

    numbers = of_classes(answers, wish["classes"])
    errors = grade(
        site,
        answers.marker,
        wish["session"],
        progress=lambda done, of: _tell(done=done, of=of),
        warn=_says,
        numbers=numbers,
    )
    if errors:
        raise OperatorError(sentences(*errors))
    return message("Everything of {session} is marked.", session=session(wish["session"]).code)


_DOES = {"release": _release, "mark": _mark}


def main() -> None:
    """Do what stands in the input."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    wish = json.load(sys.stdin)
    site = Site.here()
    try:
        with closing(RemoteAnswers(site, PATIENCE)) as answers:
            done = _DOES[wish["do"]](site, answers, wish)
    except OperatorError as error:
        _tell(error=translations(error))
    except Refused as refused:
        _tell(error=translations(message("It was refused: {reason}.", reason=refused.reason)))
    except Unreachable as error:
        why = reason(error.__cause__ or error)
        said = message("The classroom does not answer ({why}). Start it again.", why=why)
        _tell(error=translations(said))
    except OSError as error:
        file = error.filename or message("A file")
        _tell(error=translations(message("{file}: {reason}.", file=file, reason=reason(error))))
    else:
        _tell(ok=translations(done))


if __name__ == "__main__":
    main()
