"""Submissions that are no notebook, or bring more than one."""

import json
import os
import socket

from tests.hostile.cases import REFUSED, RESTORED, Submission, hostile

BLANK = '{"cell_type":"raw","metadata":{},"source":""}'


def notebook_is(words: str, content: bytes, ends: str = REFUSED) -> None:
    @hostile(words, ends)
    def build(submission: Submission) -> None:
        submission.replace_file(content)


def cells(one: str, count: int) -> bytes:
    every = ",".join([one] * count)
    return f'{{"cells":[{every}],"metadata":{{}},"nbformat":4,"nbformat_minor":4}}'.encode()


# What might be a part of the submission, torn by a power cut, is put back whole.
notebook_is("is cut after its first sign", b"{", RESTORED)
notebook_is("is empty", b"", RESTORED)
notebook_is("is not JSON", b"offer = 1")
notebook_is("is a program", b"\x7fELF" + bytes(1000))
notebook_is("is JSON of endless depth", b'{"cells": ' + b"[" * 100_000)
notebook_is("holds numbers in place of cells", b'{"cells": [1, 2]}')
notebook_is("holds a number of endless length", b'{"cells": [], "nbformat": ' + b"9" * 5000 + b"}")
notebook_is("is written in another encoding", json.dumps({"cells": []}).encode("utf-16"))
notebook_is("is of a version to come", b'{"cells": [], "metadata": {}, "nbformat": 99}')


@hostile("has a million cells", REFUSED)
def million(submission: Submission) -> None:
    submission.replace_file(cells(BLANK, 1_000_000))


@hostile("has more cells than anyone reads", REFUSED)
def thousands(submission: Submission) -> None:
    submission.replace_file(cells(BLANK.replace("cell_type", "cell\\u005ftype"), 20_000))


@hostile("has metadata without end", REFUSED)
def endless_metadata(submission: Submission) -> None:
    submission.notebook["metadata"]["own"] = [{}] * 500_000


@hostile("has fifty megabytes", REFUSED)
def fifty(submission: Submission) -> None:
    submission.cell("offer")["source"] = f"offer = {'x' * 50_000_000!r}"


@hostile("brings a file of a terabyte", REFUSED)
def sparse(submission: Submission) -> None:
    with (submission.folder / "data.bin").open("wb") as file:
        file.truncate(2**40)


@hostile("brings thousands of files", REFUSED)
def many_files(submission: Submission) -> None:
    for number in range(2000):
        (submission.folder / f"{number}.txt").touch()


@hostile("is a link to another's notebook", REFUSED)
def link(submission: Submission) -> None:
    submission.path.unlink()
    submission.path.symlink_to(submission.world.site.submitted / "right0" / "t1" / "t1.ipynb")


@hostile("brings links to the gradebook and to the masters", REFUSED)
def links(submission: Submission) -> None:
    (submission.folder / "gradebook.txt").symlink_to(submission.world.site.gradebook)
    (submission.folder / "masters").symlink_to(submission.world.site.solutions)


@hostile("is a pipe that never ends", REFUSED)
def pipe(submission: Submission) -> None:
    submission.path.unlink()
    os.mkfifo(submission.path)
    submission.save = lambda: None  # type: ignore[method-assign]


@hostile("brings a pipe and a socket", REFUSED)
def devices(submission: Submission) -> None:
    inside = submission.folder / "inside"
    inside.mkdir()
    os.mkfifo(inside / "pipe")
    here = os.open(inside, os.O_PATH)
    with socket.socket(socket.AF_UNIX) as ours:
        ours.bind(f"/proc/self/fd/{here}/socket")
    os.close(here)


@hostile("is a folder", REFUSED)
def folder(submission: Submission) -> None:
    submission.path.unlink()
    submission.path.mkdir()


@hostile("is another notebook than was given out", RESTORED)
def other_notebook(submission: Submission) -> None:
    submission.save()
    submission.path.rename(submission.folder / "t2.ipynb")


def stamp_is(words: str, content: bytes) -> None:
    @hostile(words, RESTORED)
    def build(submission: Submission) -> None:
        (submission.folder / "timestamp.txt").write_bytes(content)


stamp_is("was handed in in the year 1", b"0001-01-01 00:00:00.000000 UTC")
stamp_is("was handed in in the year 9999", b"9999-12-31 23:59:59.999999 UTC")
stamp_is("was handed in at a time that is none", b"9" * 40)
stamp_is("was handed in at a time of odd bytes", b"\xff\x00")


@hostile("has a folder in place of its time", RESTORED)
def stamp_folder(submission: Submission) -> None:
    (submission.folder / "timestamp.txt").unlink()
    (submission.folder / "timestamp.txt").mkdir()


def brings(words: str, *names: str) -> None:
    @hostile(words)
    def build(submission: Submission) -> None:
        target = str(submission.world.outside / "imported.txt")
        for name in names:
            path = submission.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"import os; open({target!r}, 'w').write('mine')\n", encoding="utf-8")


brings("brings what Python runs at its start", "sitecustomize.py", "usercustomize.py", "mine.pth")
brings("brings modules in the place of ours", "qihang.py", "widgets/__init__.py", "nbgrader.py")
brings("brings modules in the place of Python's", "json.py", "sqlite3.py", "signal.py", "ast.py")
brings("brings settings of nbgrader and Jupyter", "nbgrader_config.py", "jupyter_config.py")
brings("brings files of tests and of IPython", "conftest.py", "startup.py", "ipython_config.py")
brings("brings the notebook that an editor keeps", ".ipynb_checkpoints/t1-checkpoint.ipynb")
brings("brings a notebook that is none", "t3.ipynb")
brings("brings a file whose name rewrites the screen", "\x1b[2J\n[ERROR] fine.txt")
brings("brings a file whose name is no text", os.fsdecode(b"\xff\xfe.txt"))
brings("brings the answers of the answer service", "answers.json", "test_offer.json")
