"""What is fuzzed by the long run has every call in it."""

import pytest

from tests.security.fuzz.asking import ask_for_everything
from tests.support.services import page_token, start_service

pytestmark = pytest.mark.process


def test_every_call_of_server_marker_commands_and_desk_is_known_and_can_be_made(bare_site):
    process = start_service(bare_site)
    try:
        page_token(bare_site)
        ask_for_everything(bare_site)
    finally:
        process.terminate()
        process.wait(60)
