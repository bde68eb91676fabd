"""The record in words: submissions with their state, remarks, and changes of commitments."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators import wording
from indicators.ledger import Ledger
from indicators.ledger.commitments import words_of
from indicators.ledger.remarks import remark_of
from indicators.model import Catalogue
from indicators.submissions.history import Entry, WordsEntry, history, words_entries
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say

FEW = 3          # maximum number of countries that are named


@dataclass(frozen=True, kw_only=True)
class RecordEntry:
    """A submission, remark or change of a commitment, its ``kind``."""

    kind: str
    id: str
    at: str
    who: str
    what: str
    about: str
    state: str
    note: str
    source: Entry | WordsEntry


def record_entries(ledger: Ledger, catalogue: Catalogue) -> list[RecordEntry]:
    """Return all entries, newest first."""
    every = [_submission(entry, catalogue) for entry in history(ledger)]
    every += [_remark("remark", entry, catalogue) for entry in words_entries(ledger, "remark_set")]
    every += [_remark("commitment", entry, catalogue) for entry in words_entries(ledger, "commitment_changed")]
    return sorted(every, key=lambda entry: entry.at, reverse=True)


def _submission(entry: Entry, catalogue: Catalogue) -> RecordEntry:
    """A submission with countries and years of its figures, such as "Cambodia; 2015 to 2016"."""
    sent, about = entry.submission, ""
    if sent.areas and sent.years:
        names = sorted(wording.area(code, catalogue) for code in sent.areas)
        areas = wording.listed(names) if len(names) <= FEW else say("history.areas", count=wording.Count(len(names)))
        about = say("history.of_areas", areas=areas, first=min(sent.years), last=max(sent.years),
                    kind="year" if len(sent.years) == 1 else "years")
    return RecordEntry(
        kind="submission", id=sent.id, at=sent.at, who=sent.actor_name, what=say("history.type", kind=sent.kind),
        about=": ".join(filter(None, (about, sent.filename))), state=say("history.state_of", state=entry.state),
        note=sent.note, source=entry)


def _remark(kind: str, entry: WordsEntry, catalogue: Catalogue) -> RecordEntry:
    """A remark or a change of a commitment with its country, indicator or goal, and year."""
    event, about = entry.event, entry.event.payload
    goal = say("history.goal", goal=about["goal"]) if about["goal"] else ""
    subject = wording.indicator(about["indicator"], catalogue) if about.get("indicator") else goal
    state = "erased" if entry.erased else "withdrawn" if entry.withdrawal else "in_use"
    return RecordEntry(
        kind=kind, id=str(event.version), at=event.at, who=event.actor_name,
        about=", ".join(filter(None, (wording.area(about["ref_area"], catalogue), subject,
                                      str(about.get("year") or "")))),
        what=say("history.remark", author=about.get("change") or about["author"]),
        note=" ".join(texts_of(entry, catalogue)), state=say("history.state_of", state=state), source=entry)


def texts_of(entry: WordsEntry, catalogue: Catalogue) -> list[str]:
    """Return the words of a remark or a change of a commitment; none once they are erased."""
    if entry.erased:
        return []
    event = entry.event
    return [*words_of(event).values()] if "change" in event.payload else [wording.remark(remark_of(event), catalogue)]


def counted(entry: Entry) -> str:
    """Return the numbers of figures saved and of each kind; "" of a catalogue and a report."""
    if entry.submission.kind in ("catalogue", "narrative"):
        return ""
    return say("history.counted", file="compared" if "new" in entry.counts else "shipped", **{
        name: wording.Count(count) for name, count in entry.counts.items()})


def same_file(entry: Entry, ledger: Ledger) -> list[str]:
    """Return the other submissions of the same file, which keep its content when this one is erased."""
    return [other.id for other in ledger.submissions() if not other.erased
            and other.id != entry.submission.id and other.original_sha256 == entry.submission.original_sha256]


def effects_of_erasing(entry: WordsEntry, snapshot: Snapshot) -> Iterator[str]:
    """Yield what erasing a remark or a change of a commitment would change, and for whom; never a figure or a status.
    """
    about = entry.event.payload
    if "change" in about:
        yield say("history.would_erase_change" if "subject" in about else "history.would_erase_commitment")
        return
    if entry.withdrawal is None:
        yield say("history.would_take_back")
    releases = [release for release in snapshot.releases() if release.taken_back is None]
    if about["public"] and releases and any(
            remark.version == entry.event.version for remark in snapshot.remarks(releases[-1].version)):
        yield say("history.would_public", name=releases[-1].name)
