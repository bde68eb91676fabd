"""Nothing is kept of an address that somebody asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.wording import messages
from tests.pages.addresses import KINDS
from tests.serving import ROOT

EACH = 2_000


@pytest.mark.slow
def test_twenty_thousand_addresses_leave_nothing_in_memory(loaded: Path, tmp_path: Path) -> None:
    settings = {"GOALLINE_VAR": str(tmp_path), "GOALLINE_LEDGER": f"sqlite:///{(loaded / 'ledger.db').as_posix()}"}
    done = subprocess.run([sys.executable, "-m", "tests.pages.addresses", str(EACH)], cwd=ROOT, check=True,
                          env=os.environ | settings, stdout=subprocess.PIPE, text=True)
    grown = json.loads(done.stdout.splitlines()[-1])
    assert set(grown) == set(KINDS)
    assert {kind: more for kind, more in grown.items() if more > EACH / 4} == {}


def test_codes_that_have_no_message_are_not_remembered_without_end() -> None:
    for number in range(20_000):
        assert not messages.nearest("issue", f"a{number}")
    for remembered in (messages.identifier, messages.message_of, messages.nearest):
        assert remembered.cache_info().currsize <= messages.MOST_REMEMBERED
        remembered.cache_clear()
