"""An institution to look at: many classes that worked through the course, as files and rows.

    python -m bench.institution FOLDER --people 2500 --seed 1

Some trainees work every session as anybody does, each in another way: all right, or with the
wrong ideas that questions know. All others are like one of them in each session; some have not
come to the end yet. The same seed makes the same institution, but for ids.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.classroom import run
from bench.grown import Like, grow
from bench.progress import tell
from qihang.answers import pins, service
from qihang.answers.submission import NotAnAnswer, literal
from qihang.operate.classroom import prepare
from qihang.operate.release import edition_to_release, release
from qihang.protocol.operator import NewTrainee
from qihang.protocol.service import Answers
from qihang.sessions import sessions
from qihang.system.site import Site
from tests.conftest import ROOT, copy_of_the_course, hand_in_so, page_token
from tests.support.classroom import PIN
from tests.support.solutions import keyed_items

WAYS = 6
"""Ways in which a session is worked; the first has everything right."""

OF_A_CLASS = 30

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = (
    "建国",
    "春梅",
    "长山",
    "立平",
    "玉兰",
    "有田",
    "二柱",
    "文斌",
    "东升",
    "桂花",
    "家旺",
    "铁生",
)


def build(folder: Path, people: int, seed: int) -> Site:
    """An institution in a new folder, which is a classroom's ``var``."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="qihang-institution-") as elsewhere:
        course = copy_of_the_course(Path(elsewhere), ROOT)
        site = Site(course.root, folder)
        os.environ |= site.environment()
        os.chdir(site.root)
        prepare(site)
        patterns = [_trainee(f"9{number:04d}", "样班", chance) for number in range(1, WAYS + 1)]
        everybody = list(_people(people, chance))
        with service.open_answers(site) as answers:
            _release_all(site, answers)
            answers.operator.enrol([*patterns, *everybody])
            for way, one in enumerate(patterns):
                _work(site, answers, one["number"], way, chance)
                tell(f"institution: way {way + 1} of {WAYS}")
        run(site, "grade")
        with service.open_answers(site) as answers:
            answers.operator.remove_trainees([one["number"] for one in patterns])
        grow(site, [one["number"] for one in everybody], _chosen(chance))
        shutil.rmtree(site.run, ignore_errors=True)
    return site


def _people(count: int, chance: random.Random) -> Iterator[NewTrainee]:
    for number in range(count):
        place = number // OF_A_CLASS + 1
        yield _trainee(f"{10001 + number}", f"{place // 10 + 1}监区{place % 10 + 1}班", chance)


_HASH = pins.hashed(PIN)


def _trainee(number: str, class_name: str, chance: random.Random) -> NewTrainee:
    name = chance.choice(SURNAMES) + chance.choice(GIVEN)
    return {"number": number, "name": name, "class_name": class_name, "pin_hash": _HASH}


def _release_all(site: Site, answers: Answers) -> None:
    for one in sessions():
        if one.workbook and one.name not in answers.operator.released():
            release(site, answers.operator, edition_to_release(site, one.name))


def _work(site: Site, answers: Answers, number: str, way: int, chance: random.Random) -> None:
    """Hand in every exercise; the further the way, the less of it is right."""
    for session, released in answers.operator.released().items():
        token = page_token(answers, number, pin=PIN, session=session)
        claimed = answers.page.claim(token)["seed"]
        for question, value in _values(
            site, released["editions"][-1]["assignment"], claimed, way / WAYS, chance
        ):
            answers.page.save(token, question, value, f"{number} {session} {question}")
        hand_in_so(answers, token)


def _values(
    site: Site, assignment: str, seed: str, missed: float, chance: random.Random
) -> Iterator[tuple[str, Any]]:
    """An answer to each question, of which about the share ``missed`` is not right."""
    for item in keyed_items(assignment, site.root, seed):
        examples = item.keyed().examples()
        some = examples.wrong if chance.random() < missed else examples.right
        fit = [one for one in some if _may_be_sent(one)]
        if fit:
            yield item.name, chance.choice(fit)


def _may_be_sent(value: object) -> bool:
    try:
        literal(value)
    except NotAnAnswer:
        return False
    return True


def _chosen(chance: random.Random) -> Any:
    """What each trainee hands in: one way of each session, up to where the trainee is."""

    def choose(_number: str, likes: list[Like]) -> list[Like]:
        by_session: dict[str, list[Like]] = {}
        for one in likes:
            by_session.setdefault(one.attempt["session"], []).append(one)
        reached = max(1, len(by_session) - int(chance.expovariate(0.8)))
        return [chance.choice(by_session[name]) for name in sorted(by_session)[:reached]]

    return choose


def main() -> None:
    """Build one."""
    parser = argparse.ArgumentParser(prog="python -m bench.institution", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    site = build(options.folder.resolve(), options.people, options.seed)
    tell(f"institution: {options.people} people; to open it:")
    print(f"QIHANG_VAR={site.var} .venv/bin/qihang start")


if __name__ == "__main__":
    main()
