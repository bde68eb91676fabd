"""Nothing is false at any step of a round: what the public would read and what a briefing says, against the truth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from indicators.briefing.pack.building import PackRequest, build
from indicators.changes.releases import release, whole_view
from indicators.edition import pages
from indicators.edition.figures import Figures
from indicators.edition.release import Edition, editions_of, preview_of, read_of
from indicators.model.commitments import Confirmation
from indicators.model.rounds import Invited, RoundStep, Step
from indicators.reports.returned import publish_returned, returned_form
from indicators.reports.submitting import new_submission, prepare
from indicators.wording import say
from tests.edition.releases import release_in
from tests.ledger.ledger_builders import ANN
from tests.reports.cambodia import ITEMS, TEXT
from tests.rounds.filled_forms import answer, form_of, opened, saved

LAW, TRAINING = ITEMS["2.1", "C"][:2]
STILL = "Law on Anti-Cyber Crime is still the drafting process."
CANARY, ITEM = "CANARY", "\x01"
NONE, ANNOUNCED, NO_INFORMATION, EXAMINED, OVERDUE = "", "announced", "no_information", "examined", "overdue"
FIGURE = 9731
DRAWN = Figures()


@dataclass(frozen=True)
class Truth:
    """What is true of Cambodia's two commitments, and whether the desk has its figure and its new report."""

    law: str
    training: str
    overdue: str = ""              # the one that is: a person said that it is open, after its last day
    figure: bool = False
    answered: bool = False         # the answer on the law is linked


class Round:
    """A ledger with one edition, in which a round is run step by step."""

    def __init__(self, folder: Path) -> None:
        self.book, self.snapshot = release_in(folder)
        self.number = 0

    def __enter__(self) -> "Round":
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    def text(self, year: int, words: str) -> str:
        """Save a report cleared for the public; return its submission."""
        prepared = prepare(words.encode(), f"KHM-{year}.txt", self.snapshot, country="KHM", year=str(year))
        new = new_submission(prepared, public=True)
        assert new
        event = self.book.publish(ANN, new, previewed_on=prepared.version)
        self.snapshot.catch_up()
        return str(event.submission)

    def confirm(self, confirmation: Confirmation) -> list[int]:
        events = self.book.confirm_commitments(ANN, [confirmation], previewed_on=self.book.version())
        return [event.version for event in events]

    def change(self, commitment: int, status: str) -> None:
        self.book.change_commitment(ANN, commitment, {"change": "status", "status": status, "reason": f"{CANARY} why"},
                                    previewed_on=self.book.version())

    def step(self, step: Step, text: str = "") -> None:
        self.book.take_step(ANN, self.number, RoundStep(step=step, areas=("KHM",), day="2016-01-10", text=text))


def read(edition: Edition) -> dict[str, str]:
    """The text of an edition's pages that speak of Cambodia, without marks."""
    made = pages.files(edition, DRAWN, [], lambda: None)
    return {path: unescape(re.sub(r"<[^>]+>", " ", content.decode().replace("<li>", ITEM))) for path, content in made
            if path.endswith(".html") and "/embed/" not in path}


def check(round_: Round, truth: Truth) -> None:
    """Compare what the public would read of the newest version, and what a briefing for staff says, with the truth."""
    round_.snapshot.catch_up()
    edition = preview_of(round_.book, round_.snapshot)
    public = read(edition)
    version, day = round_.snapshot.version, edition.day
    staff = read_of(round_.snapshot, version, whole_view(round_.snapshot, version), "staff", day, int(day[:4]))
    briefing = build(staff, PackRequest(areas=("KHM",)))
    of_law = next((section for section in briefing.sections if section.goal == "2.1"), None)
    for words, state in ((LAW, truth.law), (TRAINING, truth.training)):
        said = [line for line in (of_law.commitments[1:] if of_law else ()) if words in line]
        listed = [item for item in public["commitments/index.html"].split(ITEM)[1:] if f"“{words}”" in item]
        if state in (NONE, ANNOUNCED):
            assert not said + listed
            continue
        name = say(f"commitments.status_{state}")
        for line in (*said, *listed):
            assert name in line, (name, line)
            assert (say("commitments.overdue").casefold() in line.casefold()) == (truth.overdue == words), line
            assert not [other for other in ("not_started", "kept", "examined", "no_information")
                        if other != state and say(f"commitments.status_{other}") in line], line
        assert (len(said), len(listed)) == (1, 1)
    everything = "\n".join((*public.values(), repr(briefing)))
    assert CANARY not in everything
    for place in (public["country/KHM/index.html"], repr(briefing)):
        assert (f"{FIGURE:,}" in place.replace("\u202f", ",")) == truth.figure
    assert (STILL in public["commitments/index.html"]) == truth.answered
    assert (say("commitments.overdue").casefold() in public["country/KHM/index.html"].casefold()) == bool(truth.overdue)
    assert "no later report has come" not in everything


@pytest.fixture
def round_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Round]:
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    with Round(tmp_path) as made:
        yield made


@pytest.mark.long
def test_at_each_step_public_pages_and_a_briefing_say_what_is_true(round_: Round) -> None:
    book = round_.book
    check(round_, Truth(NONE, NONE))
    first = round_.text(2014, TEXT)
    check(round_, Truth(ANNOUNCED, ANNOUNCED))
    law, training = round_.confirm(Confirmation(first, [("2.1", LAW), ("2.1", TRAINING)]))
    check(round_, Truth(NO_INFORMATION, NO_INFORMATION))      # past their last day, and nobody said so
    released = editions_of(book, round_.snapshot)
    before = read(released[-1])

    round_.number = book.set_round(ANN, {
        "name": f"{CANARY} round", "address": f"{CANARY} desk", "years": (2015,), "report_year": 2015,
        "goals": ("1.1", "2.1"), "opens": date(2015, 9, 1), "deadline": date(2015, 12, 31),
        "invited": {"KHM": Invited(contact=f"{CANARY} contact", officer=f"{CANARY} officer")}}).number
    for step in (Step.FORM, Step.REMINDED):
        round_.step(step)
    round_.change(training, "not_started")
    check(round_, Truth(NO_INFORMATION, "not_started", overdue=TRAINING))

    again = TEXT.replace("-Joint training of prosecutors", f"-{STILL}\n\n-Joint training of prosecutors")
    book.receive(ANN, again.encode(), f"{CANARY}.txt", area="KHM", year=2015)
    round_.step(Step.QUESTIONS, f"{CANARY} question")
    check(round_, Truth(NO_INFORMATION, "not_started", overdue=TRAINING))       # a version rests on what is saved
    second = round_.text(2015, again)
    check(round_, Truth(EXAMINED, EXAMINED))
    round_.confirm(Confirmation(second, answers=[(law, STILL, "")]))
    check(round_, Truth(EXAMINED, EXAMINED, answered=True))       # linked, and nobody has said what it means
    round_.change(law, "in_progress")
    check(round_, Truth("in_progress", EXAMINED, LAW, answered=True))

    document = opened(form_of("KHM", 2016))
    document.tables[0].rows[1].cells[2].text = str(FIGURE)
    answer(document, {("2.1", "A"): [["It is in force."], ["None."]]})
    form = returned_form(prepare(saved(document), "form.docx", round_.snapshot), book, round_.snapshot)
    publish_returned(form, book, ANN, public=True, reason=f"{CANARY} reason")
    check(round_, Truth(EXAMINED, EXAMINED, figure=True, answered=True))
    assert read(editions_of(book, round_.snapshot)[-1]) == before
    release(book, round_.snapshot, ANN, "The round", year=2016, note=CANARY, previewed_on=book.version())
    check(round_, Truth(EXAMINED, EXAMINED, figure=True, answered=True))
