"""The instructor's JupyterLab: nothing leaves the machine, no trainee's text becomes script."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.operate.classroom import free_port
from tests.conftest import copied, enrol, enter, hand_in_so, page_token
from tests.support.pages import wait_for_kernels
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser]

HOSTILE = "<img src=x onerror='window.hit=1'><script>window.hit=1</script>"

SHOWING = f"""
from IPython.display import HTML, SVG, Javascript, Markdown, display
evil = {HOSTILE!r}
display(HTML(evil), Markdown(evil), Javascript("window.hit=1"))
display({{"image/svg+xml": evil, "image/png": evil, "text/latex": evil}}, raw=True)
print(evil)
raise ValueError(evil)
"""


@pytest.fixture(scope="module")
def handed_in(first_start, tmp_path_factory):
    """A site in which one trainee handed in text that looks like HTML."""
    site = copied(first_start, tmp_path_factory.mktemp("teach"))
    with pytest.MonkeyPatch.context() as patch, service.open_answers(site) as answers:
        enter(site, patch)
        token = page_token(answers, "7", pin=enrol(answers, "7"))
        answers.page.save(token, "offer", HOSTILE, "a")
        answers.page.save(token, "total", {"choice": HOSTILE, "reason": HOSTILE}, "b")
        hand_in_so(answers, token)
        hand_in_so(answers, page_token(answers, "8", pin=enrol(answers, "8")))
        bring_scripts(site.submitted / "8" / "t1" / "t1.ipynb")
        grade(site, answers.marker, "t1")
    # A master that nobody released.
    shutil.copytree(site.solutions / "t1", site.solutions / "t2")
    return site


def bring_scripts(path):
    """Scripts in every place of a notebook that is written by hand."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for kind in ("markdown", "raw"):
        metadata = {"raw_mimetype": "text/html"}
        notebook["cells"].append(
            {"cell_type": kind, "id": kind, "metadata": metadata, "source": HOSTILE}
        )
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and cell["source"].startswith("offer"):
            cell["source"] = SHOWING
    state = {"application/vnd.jupyter.widget-state+json": {"state": f"</script>{HOSTILE}"}}
    notebook["metadata"] |= {"title": HOSTILE, "widgets": state}
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="module")
def lab(handed_in, tmp_path_factory):
    """The instructor's JupyterLab as `make teach` runs it: its address and password."""
    port = free_port()
    log = tmp_path_factory.mktemp("teach") / "teach.log"
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "qihang.cli", "teach", "--port", str(port)],
            cwd=handed_in.root,
            env={**os.environ, **handed_in.environment()},
            stdout=file,
            stderr=file,
        )
    until(lambda: "Ctrl-C" in log.read_text())
    yield f"http://127.0.0.1:{port}", re.search(r"Password .*: (\S+)", log.read_text()).group(1)
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)


@pytest.fixture
def desk_of_the_instructor(browser, lab):
    """A browser signed in to JupyterLab, with every request it makes."""
    address, password = lab
    context = browser.new_context()
    page = context.new_page()
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/formgrader")
    page.locator("input[name=password]").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/formgrader**")
    yield address, page
    context.close()
    local = (address, "data:", "blob:", address.replace("http", "ws"))
    assert [url for url in asked if not url.startswith(local)] == []


@pytest.mark.security("a script in an answer, in text or in code, does not run in formgrader")
def test_formgrader_opens_submissions_and_their_text_stays_text(desk_of_the_instructor):
    address, page = desk_of_the_instructor
    for number in range(2):
        page.goto(f"{address}/formgrader/gradebook/t1/t1")
        page.get_by_role("link", name=re.compile("Submission")).nth(number).click()
        expect(page.locator("body")).to_contain_text("test_total")
        expect(page.locator("body")).to_contain_text("onerror=")
        assert page.evaluate("window.hit") is None
        assert page.locator("img[src=x]").count() == 0


def test_formgrader_says_what_trainees_can_open_and_complains_of_nothing(desk_of_the_instructor):
    address, page = desk_of_the_instructor
    page.goto(f"{address}/formgrader/manage_assignments")
    rows = page.locator("#main-table tr")
    expect(rows.filter(has_text="t1")).to_contain_text("released")
    expect(rows.filter(has_text="t2")).to_contain_text("draft")
    expect(page.locator(".alert")).to_have_count(0)


def test_jupyterlab_opens_a_master_without_asking_outside(desk_of_the_instructor):
    address, page = desk_of_the_instructor
    page.goto(f"{address}/lab/tree/solutions/t1/t1.ipynb")
    expect(page.locator(".jp-Notebook").first).to_be_visible(timeout=60_000)
    until(lambda: page.locator(".jp-Cell").count() > 10)
    wait_for_kernels(page, address)
