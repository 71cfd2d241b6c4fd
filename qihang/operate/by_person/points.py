"""Points as they stand in nbgrader's gradebook now.

A process of its own reads them, ``python -m qihang.operate.by_person.points``, as nbgrader takes a
second and 150 MB to import.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

from qihang.answers.submitted import moment_of
from qihang.language.messages import message
from qihang.protocol.submission import Result
from qihang.system import bounded
from qihang.system.errors import OperatorError
from qihang.system.site import Site

SECONDS, BYTES = 240, 2**31
"""Time of a processor, and memory: for a hand-in of a class of thousands some milliseconds each."""

Standing = Mapping[tuple[str, str, str], Result]
"""Results by number, edition, and the moment of the hand-in that they belong to."""


def standing(handed_in: Mapping[str, Sequence[str]]) -> Standing:
    """What stands of some people, who are said by edition.

    Raises :class:`OperatorError` if it cannot be read.
    """
    if not handed_in:
        return {}
    try:
        said = bounded.output(__name__, json.dumps(handed_in).encode(), patience=SECONDS)
    except bounded.NotDone:
        raise OperatorError(
            message("The gradebook could not be read. Wait a minute, then try again.")
        ) from None
    return {(number, name, at): result for number, name, at, result in json.loads(said)}


def main() -> None:
    """Read who is asked for from the standard input, write what stands of them."""
    from qihang.gradebook import Course

    bounded.limit(SECONDS, BYTES)
    course = Course(Site.here())
    found = [
        (one.trainee, name, moment_of(one.stamp), one.result)
        for name, numbers in json.load(sys.stdin.buffer).items()
        for batch in course.standing(name, numbers)
        for one in batch
        if one.result is not None
    ]
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
