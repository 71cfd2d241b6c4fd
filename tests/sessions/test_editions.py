"""Names of editions, and which generator draws their numbers."""

import pytest

from qihang.language.messages import Bilingual
from qihang.sessions import editions, fingerprint, generate
from qihang.sessions.editions import assignment, editions_in, parts


@pytest.mark.parametrize(
    ("session", "edition", "name"), [("s1", 1, "s1"), ("s1", 2, "s1-2"), ("s12", 10, "s12-10")]
)
def test_an_edition_is_named_by_its_session_and_the_first_one_as_the_session(
    session, edition, name
):
    assert assignment(session, edition) == name
    assert parts(name) == (session, edition)


@pytest.mark.parametrize("name", ["", "s1-", "s1-1", "s1-0", "s1-02", "-2", "s1-2-3", "s1-x"])
def test_what_is_no_name_of_an_edition_is_refused(name):
    with pytest.raises(ValueError, match="no assignment"):
        parts(name)


def test_editions_of_a_session_are_found_in_their_order_among_other_folders():
    names = ["s1-10", "s10", "s1", "s1-2", "notes-old", ".ipynb_checkpoints", "s1-1", "s10-2"]
    assert editions_in(names, "s1") == ["s1", "s1-2", "s1-10"]
    assert editions_in(names, "s2") == []


def test_an_edition_without_a_generator_of_its_own_draws_like_the_one_before():
    assert generate("s0-2", "7") == generate("s0", "7")
    assert fingerprint("s1-3") == fingerprint("s1-2") != fingerprint("s1")


def drawn(word: str, number: int) -> dict[str, dict[str, object]]:
    return {"sample": {"word": Bilingual("字", word), "number": number}}


def test_a_mended_word_changes_no_fingerprint_and_a_number_does():
    assert editions.fingerprint(drawn("tee", 1)) == editions.fingerprint(drawn("tea", 1))
    assert editions.fingerprint(drawn("tea", 1)) != editions.fingerprint(drawn("tea", 2))
