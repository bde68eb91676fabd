"""python -m indicators report, killed at any moment: of each form, report, figures and answers are saved or none is."""

import json
import random
import time
from pathlib import Path

from indicators import ledger
from indicators.model.commitments import Confirmation
from indicators.permission import staff
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.killing import FEWER_KILLS, begin_command, kill_after
from tests.reports.cambodia import ITEMS
from tests.rounds.filled_forms import answer, form_of, opened, saved

WHOLE = ["published", "published", "commitment_changed"]      # report, figures, an answer


def form(folder: Path, year: int, moment: int) -> Path:
    """A returned form with a figure and an answer to the second promise on goal 1.1, other ones at each moment."""
    document = opened(form_of(year=year))
    answer(document, {("1.1", "A"): [["Nothing was done."], [f"We trained officers {moment} times."]]})
    document.tables[0].rows[1].cells[2].text = str(100 * year + moment)
    (file := folder / f"KHM-{year}.docx").write_bytes(saved(document))
    return file


def test_of_several_forms_killed_at_any_moment_each_is_saved_whole_or_not_at_all(
        tmp_path: Path, shipped_url: str) -> None:
    book, chance, taken = ledger.open(shipped_url), random.Random(20261201), 0.0
    snapshot = Snapshot(book)
    snapshot.catch_up()
    (report,) = (each for each in snapshot.narratives() if (each.ref_area, each.year) == ("KHM", 2014))
    book.confirm_commitments(staff("Bo"), [Confirmation(report.submission, [("1.1", ITEMS["1.1", "C"][1])])],
                             previewed_on=book.version())
    versions = [book.version()]
    for moment in range(FEWER_KILLS + 1):
        files = [form(tmp_path, year, moment) for year in (2015, 2016, 2017)]
        since = time.monotonic()
        process = begin_command("report", *files)
        if moment:
            kill_after(process, chance.uniform(0, taken))
        process.communicate()
        taken = taken or time.monotonic() - since
        kinds = [event.kind for event in book.events(after=versions[-1])]
        assert kinds == WHOLE * (len(kinds) // len(WHOLE))
        versions.append(book.version())
    assert versions[1] == versions[0] + len(files) * len(WHOLE)
    said, _ = begin_command("report", *files).communicate()
    assert [one["findings"] for one in json.loads(said)["reports"]] == [[], [], []]
    book.close()
