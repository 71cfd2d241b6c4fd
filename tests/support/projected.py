"""A course whose T1 can be projected and asks a question to be counted, and staff with cookies."""

from __future__ import annotations

import json
import time

from tornado.web import create_signed_value

from qihang.answers import service
from qihang.server import staff
from qihang.system.site import Site
from tests.support.desk import PASSWORD
from tests.support.screened import give_screens, pair, read

SCREENS = ["start", "story", "look", "guess", "one-sentence", "work-out", "extra", "end"]
"""The screens of the workbook; ``extra`` is optional, ``guess`` asks one of three."""

WAY = [name for name in SCREENS if name != "extra"]

_CHOICE = """

@practice("t1.guess")
def practice_guess(rng: Random) -> Task:
    \"\"\"What grows when the cost grows.\"\"\"
    return Task(
        message("How much do all the packs cost together?"),
        Choice(options=("less", "same", "more")).expecting("more"),
        words={
            "less": Bilingual("变少", "It gets less"),
            "same": Bilingual("不变", "It stays"),
            "more": Bilingual("变多", "It gets more"),
        },
    )
"""

_IMPORTS = """from qihang.language.messages import Bilingual
from qihang.questions.choice import Choice
"""


def give_a_question(site: Site) -> None:
    """T1 with screens, of which one asks to choose and has a text for after the first try."""
    give_screens(site)
    practice = site.root / "sessions" / "t1" / "practice.py"
    source = practice.read_text(encoding="utf-8").replace("from random", f"{_IMPORTS}from random")
    source = source.replace("from __future__ import annotations\n", "")
    practice.write_text(source + _CHOICE, encoding="utf-8")
    path = site.root / "workbooks" / "t1_shop" / "t1.ipynb"
    notebook = read(path)
    cells = notebook["cells"]
    at = next(place for place, cell in enumerate(cells) if cell["id"] == "one-sentence-zh")
    cells[at:at] = [
        *pair("guess", "### 猜一猜", "### Have a guess"),
        *pair("guess-after", "包数多，钱就多。", "More packs, more money.", "after"),
        {
            "cell_type": "code",
            "id": "try-guess",
            "metadata": {},
            "source": 'TryIt("t1.guess")',
            "outputs": [],
            "execution_count": None,
        },
    ]
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


def desk_cookie(site: Site, name: str, days_old: float = 0, secret: bytes | None = None) -> str:
    """The cookie of somebody of the staff, named so, who has just signed in at the desk."""
    with service.open_answers(site) as answers:
        key = answers.desk.staff_sign_in(name, PASSWORD, "127.0.0.1")["sign_in"]
    return signed(site, key, days_old, secret)


def signed(site: Site, key: str, days_old: float = 0, secret: bytes | None = None) -> str:
    """A key as the desk's cookie has it."""
    then = time.time() - days_old * 24 * 3600
    secret = secret or site.secret(staff.SECRET)
    return create_signed_value(secret, staff.COOKIE, key, clock=lambda: then).decode()
