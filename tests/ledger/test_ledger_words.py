"""Every code that the ledger raises has its sentence."""

import re
from pathlib import Path

import pytest

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import tables
from indicators.wording.messages import identifier, message_of, messages, nearest

STORE = Path(tables.__file__).parent
FILES = [*STORE.glob("*.py"), *STORE.glob("ledger/*.py"), STORE.parent / "permission.py"]
SOURCES = [file for file in FILES if file.name != "tables.py"]
CODES = sorted({code for file in SOURCES for code in re.findall(
    r'"((?:ledger|submission|release|erase|actor|note|verify)\.[a-z_]+)"', file.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_a_sentence(code: str) -> None:
    message, _ = message_of(identifier("error", nearest("error", code)))
    assert messages("en").sources[message].rstrip().endswith((".", "}"))


def test_a_sentence_names_the_ledger_and_what_to_do(var: Path, sqlite_url: str) -> None:
    with pytest.raises(LedgerTrouble) as trouble:
        ledger.open(sqlite_url)
    assert wording.error(trouble.value).endswith("ledger.db yet. Create it with “python -m indicators init”.")
