"""The list of a round's commitments, compared with a bare Streamlit table of as many rows."""

from collections.abc import Iterator

from benchmarks.browser import chromium, load, visitor
from benchmarks.ledgers import ACTOR, ledger_of
from benchmarks.measure import Figure, in_turn
from benchmarks.server import BARE, ROOT, serving
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import Catalogue
from indicators.model.commitments import Confirmation
from indicators.reports.reading import read_report

LIMIT = 1.5
LOADS = 15
ROWS = 1080              # 20 items of Cambodia's report for each of 54 countries
TEXT = (SHIPPED / "narratives" / "KHM-2014.txt").read_text("utf-8")
TABLE = "document.querySelector('[data-testid=stDataFrame] canvas')?.height > 100"


def figures() -> Iterator[Figure]:
    """Each page was seen once before; it has appeared when its table is drawn."""
    catalogue = load_catalogue(SHIPPED)
    with ledger_of([]) as ledger:
        _confirm(ledger, catalogue)
        with (serving(BARE / "table.py", BARE) as bare, serving(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as
              goalline, chromium() as browser):
            pages = [(visitor(browser).new_page(), address) for address in (f"{goalline}/commitments?view=list", bare)]
            ours, alone = in_turn(*(lambda page=page, address=address: load(page, address, TABLE)
                                    for page, address in pages), times=LOADS)
    yield Figure(name="commitments_1080", subject=f"the list of {ROWS:,} commitments",
                 baseline="a bare page with a table of as many rows", subject_seconds=ours, baseline_seconds=alone,
                 limit=LIMIT)


def _confirm(ledger: Ledger, catalogue: Catalogue) -> None:
    """Every member sends Cambodia's report, and all that it announces is confirmed."""
    items = [(part.goal, item.text) for part in read_report(TEXT, catalogue).parts if part.letter == "C"
             for item in part.items]
    members = [area.code for area in catalogue.areas if area.kind == "country" and area.member == "yes"]
    assert len(items) * len(members) == ROWS
    for code in members:
        ledger.publish(ACTOR, NewSubmission(
            kind="narrative", filename=f"{code}-2014.txt", original=TEXT.encode(), areas=(code,), years=(2014,),
            payload={"public": True, "levels": {}}), previewed_on=ledger.version())
        ledger.confirm_commitments(ACTOR, [Confirmation(f"S{ledger.version()}", items)],
                                   previewed_on=ledger.version())
