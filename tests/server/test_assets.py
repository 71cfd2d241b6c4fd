"""What pages load: one script and one style sheet for all widgets, kept under its version."""

import os
import re
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from qihang.language import standard
from qihang.papers.fonts import FONTS, WEIGHTS
from qihang.protocol.page import WIDGETS_AT
from qihang.server import assets
from qihang.server.paths import DIST, STATIC, WIDGETS
from tests.conftest import ROOT
from widgets.labs.qrlab import QrLab


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/static/page.css?v=1", True),
        ("/static/page.css", False),
        (f"/voila/static/{assets.VOILA}/5764.voila.js", True),
        ("/voila/static/5764.voila.js", False),
        ("/voila/labextensions/anywidget/static/remoteEntry.698dcaf7.js", True),
        ("/voila/labextensions/anywidget/package.json", False),
    ],
)
def test_only_what_names_its_version_is_kept_for_good(address, kept):
    assert assets.may_be_kept(address) is kept


def test_every_font_is_asked_for_by_its_version():
    style = (STATIC / "page.css").read_text(encoding="utf-8")
    assert len(FONTS) == style.count("@font-face")
    for name in FONTS:
        version = assets.version_of((STATIC / "fonts" / name).read_bytes())
        assert f"url(fonts/{name}?v={version})" in style


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_fonts_hold_every_character_of_the_standard_table(weight):
    assert len(standard.characters()) == 8105
    held = {}
    for name in FONTS:
        if weight in name:
            with TTFont(STATIC / "fonts" / name) as font:
                held[name] = set(map(chr, font.getBestCmap()))
    assert standard.characters() <= set().union(*held.values())
    assert sum(map(len, held.values())) == len(set().union(*held.values()))


def test_the_rarer_characters_are_asked_for_by_their_ranges():
    """The usual ones stand last and have no range, so that they are looked for there first."""
    style = (STATIC / "page.css").read_text(encoding="utf-8")
    rules = re.findall(r"@font-face \{.*?\n\}", style, re.DOTALL)
    for degree in (400, 700):
        of_weight = [rule for rule in rules if f"font-weight: {degree}" in rule]
        ranges = [re.search(r"unicode-range: U\+(\w+)-(\w+)", rule) for rule in of_weight]
        assert ranges.pop() is None
        ends = [int(end, 16) for found in ranges for end in found.groups()]
        assert ends == sorted(set(ends))


@pytest.fixture(scope="module")
def exported(browser):
    """The names under which the page's script has widgets, as a real engine reads them."""
    page = browser.new_page()
    yield page.evaluate(
        """async (text) => {
             const at = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
             const { widgets } = await import(at);
             return Object.entries(widgets).map(([name, one]) => [name, typeof one.render]);
           }""",
        assets.widgets_script(),
    )
    page.close()


def widget_names():
    """The names of all widgets: folders of laboratories, and what else draws itself."""
    labs = [path.parent.name for path in WIDGETS.glob("labs/*/lab.js")]
    return sorted([*labs, "answer_box", "hand_in", "overview", "review", "try_it"])


@pytest.mark.browser
def test_the_script_of_a_page_holds_every_widget(exported):
    assert exported == [[name, "function"] for name in widget_names()]


def test_the_style_sheet_of_a_page_holds_every_widget():
    style = assets.widgets_style()
    sources = [path for path in WIDGETS.rglob("*.css") if DIST not in path.parents]
    assert len(sources) > 20
    for path in sources:
        assert style.count(f"/* {path.relative_to(ROOT)} */") == 1, path


def test_a_widget_is_complete_in_itself_outside_of_the_classroom():
    for source in ("labs/qrlab/lab", "core/dom", "core/morph", "core/controls"):
        assert f"// widgets/{source}.js" in QrLab._esm
    for source in ("core/static/tokens", "core/static/common", "labs/qrlab/lab"):
        assert f"/* widgets/{source}.css */" in QrLab._css
    assert "import" not in re.findall(r"^\w+", QrLab._esm, re.MULTILINE)


def test_a_widget_in_the_classroom_takes_its_script_from_the_page():
    asked = "from widgets.labs.qrlab import QrLab; print(QrLab._esm, len(QrLab._css))"
    said = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, WIDGETS_AT: assets.widgets_at()},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert assets.widgets_at() in said
    assert said.endswith("export default widgets.qrlab;\n 0\n")
