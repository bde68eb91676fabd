"""What else has the words of a report: erasing the report blanks its commitments, and leaves the rest, which is listed
first and in the record of the erasure.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from indicators.ledger import Ledger
from indicators.ledger.commitments import is_about
from indicators.ledger.records import Event, LogEntry, Submission
from indicators.model import Actor, Mark, records
from indicators.model.marks import marked
from indicators.warehouse.snapshot import Snapshot

_QUOTED = re.compile(r"“(.+)”|\"(.+)\"|‘(.+)’", re.DOTALL)        # from the first mark to the last
_ONE_OF_SEVERAL = re.compile(_QUOTED.pattern.replace("+", "+?"), re.DOTALL)
_WRAPPED = re.compile(r"[\s\u00ad\-‐‑]+|[“”‘’\"']")               # what joining wrapped lines and nesting quotes change
LEAST_LETTERS = 12       # of a passage that is recognised


class Quoting(NamedTuple):
    """What has words of a report besides it: figures, current or not, whose note quotes it or read from it, as
    (submission, indicator, year); remarks by version; other reports of the country and year by submission; and the
    number of changes of commitments, which are erased with the report.
    """

    figures: tuple[tuple[str, str, int], ...] = ()
    remarks: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()
    commitments: int = 0

    @property
    def left(self) -> dict[str, Sequence[object]]:
        """What keeps the words once the report is erased: "submissions" by id, "remarks" by version."""
        submissions = list(dict.fromkeys([*(submission for submission, _, _ in self.figures), *self.reports]))
        return {what: ids for what, ids in (("submissions", submissions), ("remarks", list(self.remarks))) if ids}


def what_quotes(ledger: Ledger, snapshot: Snapshot, report: Submission) -> Quoting:
    """Return what has words of a report that is on file, withdrawn or not; of what is no report, nothing."""
    if report.kind != "narrative" or report.erased:
        return Quoting()
    area, text = report.areas[0], snapshot.report(report.id).text
    rows = snapshot.rows_with_notes(area)
    read = marked(rows["marks"], Mark.CODED) & (rows["source_title"] == (report.source or None)).to_numpy(bool)
    rows = rows[read | rows["note"].isin([note for note in rows["note"].unique() if quotes(note, text)])]
    return Quoting(
        figures=tuple((row["submission"], row["indicator"], row["year"]) for row in records(rows)),
        remarks=tuple(event.version for event in ledger.events("remark_set")
                      if event.payload["ref_area"] == area and _quotes_report(event, text)),
        reports=tuple(sent.id for sent in ledger.submissions() if sent.kind == "narrative" and not sent.erased
                      and sent.id != report.id and (sent.areas, sent.years) == (report.areas, report.years)),
        commitments=sum(is_about(event, report.id) and bool(event.note)
                        for event in ledger.events("commitment_changed")))


def quotes(note: str, text: str) -> bool:
    """Whether a note quotes a passage of a report that is long enough to be recognised, or is such a passage itself."""
    report, words = (_WRAPPED.sub("", written) for written in (text, note))
    passages = (_WRAPPED.sub("", next(filter(None, quoted.groups())))
                for pattern in (_QUOTED, _ONE_OF_SEVERAL) for quoted in pattern.finditer(note))
    return any(len(passage) >= LEAST_LETTERS and passage in report for passage in (words, *passages))


def _quotes_report(event: Event, text: str) -> bool:
    """Whether the reason or the text of a remark quotes a report."""
    return any(quotes(words, text) for words in event.note.split("\n", 1))


def erase_submission(ledger: Ledger, snapshot: Snapshot, actor: Actor, submission: str, reason: str,
                     emergency: str = "") -> LogEntry:
    """Erase a submission; the record of it names what else has the words of a report."""
    quoting = what_quotes(ledger, snapshot, ledger.submission(submission))
    return ledger.erase(actor, submission, reason=reason, quoted_in=quoting.left, emergency=emergency)
