"""Load new ledger content into a snapshot: rows, their validity by version, and which rows are current."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ledger.notes import note_of
from indicators.ledger.records import Event, Submission
from indicators.model import OBSERVATION
from indicators.model.parquet import from_parquet
from indicators.warehouse import queries
from indicators.warehouse.text_numbers import NUMBERED, Words

FIGURES = ("observations", "edit")
"""Kinds of submission that have rows."""

TURNS = ("published", "withdrawn", "restored")
"""Kinds of event from or to which a submission is valid."""

_TYPES = {"str": "VARCHAR", "int64": "BIGINT", "float64": "DOUBLE"}
_BATCH = 1_000_000


def create(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create the empty tables, with declared types."""
    columns = [f"{name} {_TYPES[kind]}" for name, kind in OBSERVATION.items()]
    columns += [f"{name} INTEGER NOT NULL" for name in NUMBERED.values()]
    cursor.execute(queries.text("schema").format(columns=", ".join(columns)))


class Intake:
    """One update, within the transaction begun by ``cursor``; ``submission`` and ``rows`` read the ledger, ``words``
    are the snapshot's.
    """

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        submission: Callable[[str], Submission],
        rows: Callable[[str], bytes],
        words: Words,
    ) -> None:
        self.cursor, self.submission, self.rows, self.words = cursor, submission, rows, words

    def take(self, events: Sequence[Event], *, first: bool) -> None:
        """Load new events, or the ``first`` ones, in order; afterwards ``observation`` is as of the last of them."""
        turned = {event.submission: self.submission(event.submission)
                  for event in events if event.submission and event.kind in TURNS}
        published = {event.submission for event in events if event.kind == "published"}
        figures = [submission for submission in turned.values() if submission.kind in FIGURES]
        self._take_rows(submission for submission in figures if submission.id in published)
        self._take_events(events, turned)
        self._take_notes(events)
        turnings = [event for event in events if event.submission in turned]
        if figures and [event.kind for event in turnings] == ["published"]:
            self._replace_current(figures[0])
        elif figures:
            self._refresh_current(figures, events[-1].version, everything=first)

    def forget(self, submissions: Iterable[str]) -> None:
        """Delete the rows of erased submissions, which are current at no version."""
        for submission in submissions:
            self._ask("forget_rows", submission_version=self.submission(submission).version)

    def forget_words(self) -> None:
        """Blank numbered texts that no row uses any longer; call after the rows are deleted."""
        for name, numbers in NUMBERED.items():
            used = self.cursor.execute(queries.text("numbers_used").format(numbers=numbers)).fetchall()
            self.words.keep(name, {number for (number,) in used})

    def forget_notes(self, notes: Iterable[int]) -> None:
        """Delete notes whose text was erased, at all versions."""
        for note in notes:
            self._ask("forget_note", version=note)

    def _take_rows(self, submissions: Iterable[Submission]) -> None:
        """Insert rows in large batches sorted by area: one insert per submission takes three times as long."""
        batch: list[pa.Table] = []
        waiting = 0
        for submission in submissions:
            table = from_parquet(self.rows(submission.id))
            batch.append(table.append_column("submission_version", pa.repeat(pa.scalar(submission.version,
                                                                                       pa.int64()), len(table))))
            waiting += len(table)
            if waiting >= _BATCH:
                self._insert("insert_rows", self._numbered(_sorted(batch)))
                batch, waiting = [], 0
        if batch:
            self._insert("insert_rows", self._numbered(_sorted(batch)))

    def _numbered(self, table: pa.Table) -> pa.Table:
        """The table with a column of numbers for each numbered text column."""
        for name, numbers in NUMBERED.items():
            table = table.append_column(numbers, self.words.number(name, _one_chunk(table[name])))
        return table

    def _insert(self, query: str, table: pa.Table) -> None:
        self.cursor.register("incoming", table)
        self._ask(query)
        self.cursor.unregister("incoming")

    def _take_events(self, events: Sequence[Event], turned: dict[str, Submission]) -> None:
        """Insert when each version was created, and the versions during which submissions are valid."""
        begun: list[dict[str, object]] = []
        still_valid: dict[str, dict[str, object]] = {}
        for event in events:
            if event.submission and event.kind in ("published", "restored"):
                still_valid[event.submission] = _validity(turned[event.submission], event.version)
                begun.append(still_valid[event.submission])
            elif event.kind == "withdrawn" and event.submission in still_valid:
                still_valid.pop(event.submission)["to_version"] = event.version
            elif event.kind == "withdrawn":
                self._ask("withdraw", submission=event.submission, version=event.version)
        self._ask("insert_events", version=[event.version for event in events], moment=[event.at for event in events])
        if begun:
            self._ask("insert_validity", **{name: [row[name] for row in begun] for name in begun[0]})

    def _take_notes(self, events: Sequence[Event]) -> None:
        """Insert new notes, and end the validity of withdrawn ones."""
        new = [asdict(note_of(event)) for event in events if event.kind == "note_set"]
        if new:
            self._insert("insert_notes", pa.Table.from_pylist(new))
        for event in events:
            if event.kind == "note_taken_back":
                self._ask("take_back_note", note=event.payload["note"], version=event.version)

    def _refresh_current(self, figures: list[Submission], version: int, *, everything: bool) -> None:
        """Recompute which rows are current, only for the keys in ``figures`` unless ``everything``."""
        values: dict[str, object] = {"version": version}
        candidates = queries.text("candidates_touched")
        if everything:
            candidates = queries.text("candidates")
            values |= {"ref_area": None, "indicator": None}
        else:
            self._ask("touched", submission_versions=[submission.version for submission in figures])
            self._ask("forget_touched")
        current = queries.text("observations_as_of").format(candidates=candidates)
        self.cursor.execute(queries.text("refresh_current").format(current=current), values)

    def _replace_current(self, newest: Submission) -> None:
        """Make the rows of a submission current: a third of the time of ``_refresh_current``, if it alone was published
        and none was withdrawn or restored.
        """
        self._ask("forget_replaced", submission_version=newest.version)
        self._ask("insert_newest", submission=newest.id, submission_version=newest.version)

    def _ask(self, query: str, /, **values: object) -> None:
        self.cursor.execute(queries.text(query), values)


def _sorted(batch: list[pa.Table]) -> pa.Table:
    """The tables concatenated, sorted by area."""
    table = pa.concat_tables(batch).unify_dictionaries().combine_chunks()
    return table.take(pc.sort_indices(table["ref_area"].cast(pa.string())))


def _one_chunk(column: pa.ChunkedArray) -> pa.DictionaryArray:
    combined = column.combine_chunks()
    return combined.combine_chunks() if isinstance(combined, pa.ChunkedArray) else combined


def _validity(submission: Submission, version: int) -> dict[str, object]:
    """Row of the table "validity" for a submission valid from ``version`` on."""
    return {"submission": submission.id, "kind": submission.kind, "submission_version": submission.version,
            "from_version": version, "to_version": None}
