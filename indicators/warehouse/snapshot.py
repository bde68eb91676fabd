"""The snapshot: the content of the ledger in DuckDB, in memory, readable as of any version.

There is one per process and ledger. It catches up with the ledger in one transaction; every read has its own cursor,
since a connection shared by threads silently returns empty results.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from threading import Lock

import pandas as pd

from indicators import logs
from indicators.errors import Refusal
from indicators.ledger import Ledger, subjects
from indicators.ledger.chain import blanked_rows
from indicators.ledger.commitments import commitments_in_force
from indicators.ledger.records import Event, Submission
from indicators.ledger.remarks import remarks_in_force
from indicators.ledger.renames import Codes, present_codes
from indicators.model import Catalogue, observations
from indicators.model.commitments import Commitment
from indicators.model.parquet import from_parquet
from indicators.model.remarks import Remark
from indicators.warehouse import queries
from indicators.warehouse.database import Database
from indicators.warehouse.load import TURNS, create_tables, forget, load_events
from indicators.warehouse.narratives import Narrative, narrative_of
from indicators.warehouse.releases import Release, releases_of

_Turn = tuple[int, str, bool]
"""A version, a submission, and whether it is in force since."""


class Snapshot:
    """Fast reads of a ledger as of any version. Safe to share between threads.

    ``version`` may always be None, for the newest version loaded; a version not loaded yet raises
    Refusal("ledger.unknown_version").
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._taking = Lock()
        self._database = Database()
        create_tables(self._database.cursor())
        self._version = 0                    # what is read is as of it at most: set once the rows are there
        self._adopted: tuple[tuple[int, str], ...] = ()                        # version and submission, in order
        self._turns: tuple[_Turn, ...] = ()
        self._submissions: dict[str, Submission] = {}
        self._catalogues: dict[str, Catalogue] = {}
        self._texts: dict[str, str] = {}
        self._erased: set[tuple[str, object]] = set()                          # table and key
        self._subject_events: tuple[Event, ...] = ()
        self._ledger_reached = (-1, -1)      # state before the last read

    def catch_up(self) -> int:
        """Load what is new in the ledger, and return the version reached. On LedgerTrouble the snapshot is unchanged.
        """
        ledger_reached = self._ledger.head().end
        if ledger_reached == self._ledger_reached:
            return ledger_reached[0]
        with self._taking:
            begun = time.monotonic()
            # Erasures are read first: a submission is withdrawn before it is erased, so the events read next include
            # the withdrawal.
            erased = {row for entry in self._ledger.log("erased") for row in blanked_rows(entry.payload)} - self._erased
            events = self._ledger.events(after=self._version)
            if events or erased:
                self._load(events, erased)
                logs.event.info("caught up", version=self._version, events=len(events),
                                erased=len(erased), seconds=round(time.monotonic() - begun, 3))
            self._ledger_reached = ledger_reached
            return self._version

    def _load(self, events: Sequence[Event], erased: set[tuple[str, object]]) -> None:
        """Load new events and erasures in one transaction."""
        submissions = {str(code) for kind, code in erased if kind == "submission"}
        for submission in submissions:
            self._submissions.pop(submission, None)
            self._texts.pop(submission, None)
        if not self._version:
            self._submissions = {submission.id: submission for submission in self._ledger.submissions()}
        with self._database.cursor() as cursor:
            cursor.begin()
            load_events(cursor, events, self.submission, self._rows)
            for submission in submissions:
                forget(cursor, self.submission(submission))
            self._take_subjects(events, again=bool(erased))
            cursor.commit()
            if not self._version:                # compresses what was there at the start, before anybody reads
                cursor.execute("CHECKPOINT")
        self._take_turns(events)
        self._version = events[-1].version if events else self._version
        self._erased |= erased

    def _take_turns(self, events: Sequence[Event]) -> None:
        """Keep when catalogues were adopted, and submissions published, withdrawn and restored."""
        self._adopted += tuple((event.version, str(event.submission)) for event in events if event.kind == "adopted")
        self._turns += tuple((event.version, str(event.submission), event.kind != "withdrawn") for event in events
                             if event.kind in TURNS)

    @property
    def version(self) -> int:
        """The newest data version loaded."""
        return self._version

    @property
    def erasures(self) -> int:
        """Number of erased rows; erasures change earlier versions without creating a new one, so caches need it."""
        return len(self._erased)

    def observations(self, *, version: int | None = None, ref_area: str | None = None, indicator: str | None = None,
                     breakdown: str | None = None, codes: Codes | None = None) -> pd.DataFrame:
        """Return the current row of each key, sorted by key: model.OBSERVATION, ``submission`` and ``since``.

        Of an area, an indicator or a breakdown (``""``: totals) alone, or (None) of all.

        Renamed indicators have their ``codes`` of the version, unless those of another are given.

        ``since`` is the version since which the row has been current. A retracted key has a row with that absence.
        ``attrs["version"]`` is the version read.
        """
        return self._observations(self._checked(version), codes, ref_area=ref_area, indicator=indicator,
                                  breakdown=breakdown)

    def observations_if_turned(self, submission_id: str, *, active: bool, version: int) -> pd.DataFrame:
        """Return ``observations`` of a version as if a submission were withdrawn or (``active``) restored."""
        return self._observations(self._checked(version), None, turned=submission_id, active=active)

    def _observations(self, at: int, codes: Codes | None, *, ref_area: str | None = None, indicator: str | None = None,
                      breakdown: str | None = None, turned: str = "", active: bool = False) -> pd.DataFrame:
        codes = self.codes(at) if codes is None else codes
        frame = self._read("observations_as_of", version=at, ref_area=ref_area, indicator=indicator,
                           breakdown=breakdown, turned=turned, active=active, former=[*codes],
                           present=[*codes.values()])
        frame.attrs["version"] = at
        return frame

    def submitted(self, submission_id: str, codes: Codes | None = None) -> pd.DataFrame:
        """Return a submission's OBSERVATION rows with present codes; none if it was erased."""
        rows = observations(from_parquet(self._rows(submission_id)).to_pandas())
        return with_present_codes(rows, self.codes() if codes is None else codes)

    def stored_values(self, codes: Codes) -> pd.DataFrame:
        """Return the columns of queries/stored_values.sql, with present codes."""
        return with_present_codes(self._read("stored_values"), codes)

    def codes(self, version: int | None = None, following: Catalogue | None = None) -> dict[str, str]:
        """Return the present code of each former code at a version, or if a ``following`` catalogue were adopted."""
        adopted = [self._stored_catalogue(submission) for _, submission in self._adopted_as_of(self._checked(version))]
        return present_codes(catalogue.renames for catalogue in (*adopted, *([following] if following else [])))

    def catalogue(self, version: int | None = None) -> Catalogue:
        """Return the catalogue in force. Raises Refusal("catalogue.none") before the first is adopted."""
        at = self._checked(version)
        if adopted := self._adopted_as_of(at):
            return self._stored_catalogue(adopted[-1][1])
        raise Refusal("catalogue.none", version=at)

    def _adopted_as_of(self, at: int) -> list[tuple[int, str]]:
        """Version and submission of each adoption of a catalogue up to a version, in order."""
        return [(version, submission) for version, submission in self._adopted if version <= at]

    def _stored_catalogue(self, adopted: str) -> Catalogue:
        """The catalogue stored in a submission."""
        digest = self.submission(adopted).original_sha256
        if digest not in self._catalogues:
            self._catalogues[digest] = Catalogue.model_validate_json(self._ledger.original(adopted))
        return self._catalogues[digest]

    def narratives(self, version: int | None = None) -> list[Narrative]:
        """Return the report of each country and year, in that order: of the valid ones the last published, unless it
        was erased.
        """
        current = {(report.areas[0], report.years[0]): report.id
                   for report in self.active_submissions(version) if report.kind == "narrative"}
        return [self._narrative(*key, report) for key, report in sorted(current.items())
                if ("submission", report) not in self._erased]

    def report(self, submission_id: str) -> Narrative:
        """Return the report of a submission, current or not. Raises Refusal("submission.erased")."""
        submission = self.submission(submission_id)
        return self._narrative(submission.areas[0], submission.years[0], submission_id)

    def rows_with_notes(self, ref_area: str) -> pd.DataFrame:
        """Return the rows of any submission, current or not, that have a note, without erased ones: the columns of
        queries/rows_with_notes.sql.
        """
        return self._read("rows_with_notes", ref_area=ref_area)

    def remarks(self, version: int | None = None, ref_area: str | None = None) -> list[Remark]:
        """Return the remarks on one area or all, oldest first, without withdrawn and erased ones."""
        at = self._checked(version)
        codes = self.codes(at)
        return [replace(remark, indicator=codes.get(remark.indicator, remark.indicator))
                for remark in remarks_in_force(self._subject_events, at) if ref_area in (None, remark.ref_area)]

    def commitments(self, version: int | None = None) -> list[Commitment]:
        """Return the commitments, in the order of their confirmation, without withdrawn and erased ones."""
        return commitments_in_force(self._subject_events, self._checked(version))

    def active_submissions(self, version: int | None = None) -> list[Submission]:
        """Return the published submissions in force, without catalogues, in order of first publication."""
        at = self._checked(version)
        valid = {submission: since for turned, submission, since in self._turns if turned <= at}
        return sorted((self.submission(submission) for submission, since in valid.items() if since),
                      key=lambda submission: submission.version)

    def erased_submissions(self, version: int | None = None) -> list[Submission]:
        """Return the submissions that were in force at a version and have been erased since."""
        return [one for one in self.active_submissions(version) if ("submission", one.id) in self._erased]

    def submission(self, submission_id: str) -> Submission:
        """Return a submission's record; raises Refusal("submission.unknown")."""
        if submission_id not in self._submissions:
            self._submissions[submission_id] = self._ledger.submission(submission_id)
        return self._submissions[submission_id]

    def releases(self) -> list[Release]:
        """Return all releases, oldest first, including withdrawn ones, which the public has seen."""
        newest = self._version
        return releases_of([event for event in self._subject_events if event.version <= newest])

    def editions(self) -> list[Release]:
        """Return the releases in force that are editions of a year, oldest first."""
        return [release for release in self.releases() if release.year is not None and release.taken_back is None]

    def edition_of(self, version: int) -> str:
        """Return the name of the edition that a version is, "" for none."""
        return next((edition.name for edition in reversed(self.editions()) if edition.version == version), "")

    def released_version(self) -> int:
        """Return the version shown to the public: that of the last release not withdrawn, 0 for none."""
        current = [release.version for release in self.releases() if release.taken_back is None]
        return current[-1] if current else 0

    def check(self) -> None:
        """Let the database answer."""
        with self._database.cursor() as cursor:
            cursor.sql("SELECT 1").fetchall()

    @property
    def name(self) -> str:
        """The ledger's name, for display."""
        return self._ledger.name

    @property
    def ledger(self) -> str:
        """A short code of the ledger that its copies share, without saying its identifier."""
        return sha256(self._ledger.id.encode()).hexdigest()[:12]

    def _read(self, query: str, /, **values: object) -> pd.DataFrame:
        """The result of a query, read with a cursor of its own."""
        with self._database.cursor() as cursor:
            table = cursor.sql(queries.text(query), params=values).to_arrow_table()
        frame: pd.DataFrame = table.to_pandas(strings_to_categorical=True)
        return frame.astype(dict.fromkeys(frame.select_dtypes("category"), "str"))    # equal texts are one object

    def _checked(self, version: int | None) -> int:
        """The version to read. Raises Refusal("ledger.unknown_version")."""
        newest = self._version
        at = newest if version is None else version
        if not 0 <= at <= newest:
            raise Refusal("ledger.unknown_version", version=at, newest=newest)
        return at

    def _rows(self, submission_id: str) -> bytes:
        """A submission's rows; empty if they were erased."""
        try:
            return self._ledger.rows(submission_id)
        except Refusal as refusal:
            if refusal.code != "submission.erased":
                raise
            return b""

    def _narrative(self, ref_area: str, year: int, submission_id: str) -> Narrative:
        return narrative_of(self.submission(submission_id), ref_area, year, self._text(submission_id))

    def _text(self, submission_id: str) -> str:
        """A report's text: as it was read from its document at publication, or a file that is text in UTF-8 itself."""
        if submission_id not in self._texts:
            read = self.submission(submission_id).payload.get("text")
            self._texts[submission_id] = read or self._ledger.original(submission_id).decode("utf-8")
        return self._texts[submission_id]

    def _take_subjects(self, events: Sequence[Event], *, again: bool) -> None:
        """Keep new events about subjects; after an erasure all are read ``again``, without what was erased."""
        newest = events[-1].version if events else self._version
        stored = self._ledger.events() if again else [*self._subject_events, *events]
        self._subject_events = tuple(event for event in stored
                                     if event.kind in subjects.KINDS and event.version <= newest)


def with_present_codes(rows: pd.DataFrame, codes: Codes) -> pd.DataFrame:
    """Return the rows with present codes of indicators."""
    return rows.assign(indicator=rows["indicator"].replace(codes)) if codes else rows
