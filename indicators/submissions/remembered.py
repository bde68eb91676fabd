"""Answers about files, remembered by header, by text and by sign with who and when, and forgotten on request.

Stored in the ledger's second log: one entry for each file about which something was answered, so that erasing the file
erases its answers; of two answers the later counts. Units, signs and the sheet are remembered for the same header only,
in any order; what holds for one file alone never is: its country, indicator, year, scale, persons, marks, blank cells
and the end of its financial years.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from indicators import wording
from indicators.ingest.formats.table import is_cut
from indicators.ingest.mapping import IGNORE, INDICATOR, Choices
from indicators.ingest.mapping.choices import BY_NAME, SOURCE, STOP
from indicators.ingest.pipeline import Candidate, sheets_of
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_suspicious, normalised
from indicators.ingest.vocabulary.notation import sign_of
from indicators.ledger import Ledger
from indicators.model import Actor, Catalogue, Message

KIND = "mapping"
MOST_CELLS = 200
FEW_CELLS = 20           # of a column of words; one with more holds names, numbers or prose

LASTING = (IGNORE, STOP, SOURCE)
"""Answers about a line that hold for another file; a scale, persons or a mark are of one file."""

OF_HEADER = ("units", "signs")
"""Groups remembered for files with the same header only: the same word or sign may mean something else elsewhere."""

OF_COLUMNS = ("columns", "rows")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer about an earlier file; ``group`` is a field of Choices, ``number`` and ``index`` a place in the log."""

    group: str
    name: str                                  # as written in that file
    meaning: Any
    header: tuple[str, ...] = ()               # of that file, if it is for files with this header only
    cells: tuple[str, ...] = ()                # cells of a column that was left out, seen when that was answered
    by: str = ""
    on: str = ""
    number: int = 0
    index: int = 0

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What it is about; a later answer with the same key replaces it."""
        return self.group, _plain(self.name), self.header


class Remembered:
    """The answers stored in a ledger so far, for the import pipeline."""

    def __init__(self, ledger: Ledger, without: Sequence[Answer] = ()) -> None:
        self._ledger, self._without = ledger, {(answer.number, answer.index) for answer in without}

    @cached_property
    def _answers(self) -> list[Answer]:
        entries = self._ledger.log(KIND)
        forgotten = {tuple(place) for entry in entries for place in entry.payload.get("forgotten", ())} | self._without
        latest = {}
        for entry in entries:
            for index, stored in enumerate(entry.payload.get("answers", ())):
                lists = {name: tuple(value) for name, value in stored.items() if isinstance(value, list)}
                answer = Answer(**stored | lists, by=entry.actor_name, on=entry.at[:10], number=entry.number,
                                index=index)
                if (entry.number, index) not in forgotten:
                    latest[answer.key] = answer
        return list(latest.values())

    def choices(self, header: Sequence[str], sheets: Sequence[str]) -> Choices:
        """Return the answers that may concern a file with this header and, in a workbook, these sheets."""
        answers = [*self.about(header)]
        sheet = next((str(answer.meaning) for answer in answers
                      if answer.group == "sheet" and answer.name == _one_name(sheets)), "")
        return replace(_choices(answers), sheet=sheet)

    def used_in(self, file: Candidate, choices: Choices) -> list[Answer]:
        """Return the answers about what a file holds, but for what ``choices`` answer again."""
        answers = [answer for answer in self.about(file.reading.header) if not _is_answered(choices, answer)]
        by_text = any(answer.group not in OF_COLUMNS and not answer.header for answer in answers)
        cells = {text for _, column in file.reading.cells.items() for text in column.unique()} if by_text else set()
        around = {*(line.text for line in file.reading.surroundings), *(item.key for item in file.unused)}
        texts = {_plain(text) for text in (*cells, *around, file.reading.sheet)} | set(map(sign_of, cells))
        sheets = _one_name(sheets_of(file.reading))
        return [answer for answer in answers if (
            answer.name == sheets if answer.group == "sheet"
            else answer.header or answer.group in OF_COLUMNS or {_plain(answer.name), answer.name} & texts)]

    def about(self, header: Sequence[str]) -> Iterator[Answer]:
        """Yield the answers that may concern a file with this header."""
        names, signature = {normalised(name) for name in header}, _signature(header)
        for answer in self._answers:
            if answer.header in ((), signature) and (
                    answer.group not in OF_COLUMNS or normalised(answer.name) in names):
                yield answer


def remember_answers(ledger: Ledger, actor: Actor, file: Candidate) -> None:
    """Store the answers about a file, but for those that an earlier entry has."""
    header = file.reading.header
    stored = {answer.key: answer.meaning for answer in Remembered(ledger).about(header)}
    answers = [replace(answer, cells=_telling_cells(answer, file.reading))
               for answer in answers_in(file.choices, header, sheets_of(file.reading))
               if stored.get(answer.key) != answer.meaning]
    if answers:
        remember(ledger, actor, answers, file=sha256(file.content).hexdigest())


def remember(ledger: Ledger, actor: Actor, answers: Sequence[Answer], *, file: str = "") -> None:
    """Store answers about the file with a SHA-256; they are erased with it."""
    ledger.record(actor, KIND, {"files": [file], "answers": [
        {"group": answer.group, "name": answer.name, "meaning": answer.meaning, "header": list(answer.header),
         "cells": list(answer.cells)}
        for answer in answers]})


def forget(ledger: Ledger, actor: Actor, answers: Sequence[Answer]) -> None:
    """Forget answers; the log still shows that they were given."""
    ledger.record(actor, KIND, {"forgotten": [[answer.number, answer.index] for answer in answers]})


def is_outdated(answer: Answer, reading: Reading) -> bool:
    """Whether a column that was left out, or by whose cells rows were, now says something else."""
    return not set(_telling_cells(answer, reading)) <= set(answer.cells)


def with_earlier(choices: Choices, answers: Sequence[Answer]) -> Choices:
    """Return the choices, completed by earlier answers."""
    return choices.with_earlier(_choices(answers))


def note_of(answers: Sequence[Answer], catalogue: Catalogue) -> list[Message]:
    """Return the note on answers about earlier files that were used again."""
    said = [f"{in_words(answer, catalogue)} ({answer.by}, {answer.on})" for answer in answers]
    return [Message(code="note.remembered", values={"count": len(said), "said": "; ".join(said)})] if said else []


def in_words(answer: Answer, catalogue: Catalogue) -> str:
    """Return an answer with indicator titles and area names instead of codes."""
    name = answer.name.partition(":")[2] if answer.group == "lines" else answer.name or answer.group.replace("_", " ")
    return f"{name} = {_meaning(answer, catalogue)}"


def _meaning(answer: Answer, catalogue: Catalogue) -> str:
    meaning = answer.meaning if isinstance(answer.meaning, str) else ", ".join(answer.meaning)
    code = meaning.removeprefix(INDICATOR)
    if code in catalogue.indicators:
        return wording.text(catalogue.indicators[code].title)
    return catalogue.area[code].name if code in catalogue.area else meaning.replace("_", " ")


def answers_in(choices: Choices, header: Sequence[str], sheets: Sequence[str] = ()) -> Iterator[Answer]:
    """Yield every answer in the choices about a file with this header and, in a workbook, these sheets."""
    signature = _signature(header)
    for group in BY_NAME:
        for name, meaning in getattr(choices, group).items():
            if (name.strip() or group == "units") and (
                    group != "lines" or (meaning in LASTING and not is_cut(name))):
                yield Answer(group=group, name=name, meaning=meaning, header=signature if group in OF_HEADER else ())
    if choices.sheet:
        yield Answer(group="sheet", name=_one_name(sheets), meaning=choices.sheet, header=signature)


def _choices(answers: Iterable[Answer]) -> Choices:
    stated: dict[str, Any] = {}
    for answer in answers:
        if answer.group != "sheet":
            stated.setdefault(answer.group, {})[answer.name] = answer.meaning
    return Choices.read(stated)


def _is_answered(choices: Choices, answer: Answer) -> bool:
    """Whether choices say something about what an answer is about."""
    if answer.group == "sheet":
        return bool(choices.sheet)
    return _plain(answer.name) in set(map(_plain, getattr(choices, answer.group)))


def _telling_cells(answer: Answer, reading: Reading) -> tuple[str, ...]:
    """The first cells of a column left out, or by whose cells rows are; of many, those that may limit figures."""
    if answer.group != "rows" and (answer.group, answer.meaning) != ("columns", IGNORE):
        return ()
    cells = [cell for name, (_, column) in zip(reading.header, reading.cells.items(), strict=True)
             if normalised(name) == normalised(answer.name) for cell in column.str.strip().unique()]
    few = answer.group == "rows" or len(cells) <= FEW_CELLS
    return tuple(cell for cell in cells if few or is_suspicious(cell))[:MOST_CELLS]


def _plain(name: str) -> str:
    """The form in which names are compared; a sign has no letters."""
    return normalised(name) or name.strip()


def _one_name(sheets: Sequence[str]) -> str:
    return " | ".join(sorted(sheets))


def _signature(header: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(normalised(name) for name in header))
