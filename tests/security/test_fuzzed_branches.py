"""What the fuzzing reached; it runs after ``test_fuzz.py``, whose classroom has ended by then."""

import pytest

from tests.security.fuzz import covering

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("fuzz")]


@pytest.mark.security("which branches of the handlers were taken by what was changed by chance")
def test_it_is_said_which_branches_the_fuzzing_took(record_property):
    for words in covering.figures():
        record_property("found", words)
