"""What lies where a submission is put: it is put there all the same, and nowhere else."""

import os

import pytest

from qihang.answers.api import AnswerService
from tests.conftest import hand_in_so, page_token


def a_folder(path, _other):
    path.mkdir()
    (path / "inside").touch()


def a_link(path, other):
    path.symlink_to(other)


def a_pipe(path, _other):
    os.mkfifo(path)


def a_terabyte(path, _other):
    with path.open("wb") as file:
        file.truncate(2**40)


def endless_zeros(path, _other):
    path.symlink_to("/dev/zero")


def a_time_that_takes_hours(path, _other):
    path.write_bytes(b"1." * 150_000)


NAMES = ("t1.ipynb", "timestamp.txt", ".t1.ipynb.fresh", ".timestamp.txt.fresh", "")
"""In the folder of the submission; the last one is the folder itself."""


@pytest.mark.security("in the place of a hand-in lies")
@pytest.mark.parametrize("name", NAMES, ids=[name or "the whole folder" for name in NAMES])
@pytest.mark.parametrize(
    "lay",
    [a_folder, a_link, a_pipe, a_terabyte, endless_zeros, a_time_that_takes_hours],
    ids=["a folder", "a link", "a pipe", "a terabyte", "zeros without end", "an endless time"],
)
def test_the_answer_service_puts_its_copy_there_and_writes_nowhere_else(
    answers, bare_site, tmp_path, lay, name
):
    hand_in_so(answers, page_token(answers))
    folder = bare_site.submitted / "1001" / "t1"
    handed_in = {path.name: path.read_bytes() for path in folder.iterdir()}
    other = tmp_path / "other"
    other.mkdir() if not name else other.write_text("alive", encoding="utf-8")
    (folder / "timestamp.txt").unlink()
    if not name:
        (folder / "t1.ipynb").unlink()
        folder.rmdir()
    (folder / name).unlink(missing_ok=True) if name else None
    lay(folder / name if name else folder, other)
    answers.close()
    again = AnswerService(bare_site)
    [row] = again.marker.latest_submissions()
    assert again.operator.in_place("1001", "t1")["id"] == row["id"]
    again.close()
    assert not folder.is_symlink()
    assert {name: (folder / name).read_bytes() for name in handed_in} == handed_in
    assert list(other.iterdir()) == [] if not name else other.read_text(encoding="utf-8") == "alive"
