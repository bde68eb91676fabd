"""History lists what was sent, gives files back as they came, and undoes with a preview and a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.cli.main import main
from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.permission import staff
from indicators.wording import day, say
from pages.shared.changes import in_order
from tests.disclosure.test_releases import by_sex
from tests.ledger.ledger_builders import note, signed_in
from tests.nouns import catalogue, figures
from tests.pages.conftest import Environment, Prepared, Show, laid_out, use, words
from tests.pages.copies import Copy, open_once

HEADER = "indicator,ref_area,year,value,unit\n"
SENT = HEADER + "JOINT_TRAININGS,KHM,2014,9,trainings\nLEGISLATION_STAGE,KHM,2014,4,stage\n"
BEN = staff("Ben")


@pytest.fixture(scope="module")
def trainings(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return prepared(lambda _: send(tmp_path_factory.mktemp("sent") / "trainings.csv", SENT))


@pytest.fixture
def book(trainings: Copy, environment: Environment) -> Iterator[Ledger]:
    """The shipped data, and two figures that Ana sent after it: data version 14."""
    with trainings.in_use() as folder:
        yield open_once(use(folder, environment))


def send(file: Path, content: str, *options: str) -> int:
    file.write_text(content, encoding="utf-8")
    return main(["submit", str(file), "--by", "Ana", "--note", "First <try>", "--reason", "checked", *options])


def act(shown: AppTest, button: str, reason: str) -> AppTest:
    """Type a reason, and press the button."""
    next(each for each in shown.text_input if each.label.startswith("Reason")).input(reason)
    return press(shown, button)


def press(shown: AppTest, button: str) -> AppTest:
    return next(each for each in shown.button if each.label == button).click().run()


def test_every_submission_is_listed_the_newest_first(book: Ledger, show: Show) -> None:
    said = words(show("history"))
    assert say("history.lead", count=wording.Count(13)) in said
    assert said.index("trainings.csv") < said.index("KHM-2014.txt")
    for row in ("Cambodia; 2014: trainings.csv figures", "Ana in use First <try>",
                "Cambodia; 2014: KHM-2014.txt report", "catalogue.json goals and codelists"):
        assert row in said


def test_a_file_comes_back_as_it_was_sent_and_opens_nothing(book: Ledger, show: Show) -> None:
    shown = show("history", submission="S14")
    (button,) = shown.get("download_button")
    assert button.proto.label.startswith(say("history.download", size="")[:12])
    assert book.original("S14") == SENT.encode()


def test_withdrawing_shows_first_what_it_changes_then_says_what_it_did(book: Ledger, show: Show) -> None:
    shown = show("history", submission="S14")
    assert say("changed_files.differ", count=2) in words(shown)
    assert say("changed_files.flips", count=1) in words(shown)
    shown = act(shown, say("history.withdraw"), "typed wrongly")
    assert say("receipt.done_version", version=15) in words(shown)
    assert f"withdrawn 15 {say('who.nobody')}" in words(shown)
    assert "typed wrongly" in words(shown)
    shown = act(shown, say("history.restore"), "it was right")
    assert say("receipt.done_version", version=16) in words(shown)
    assert [event.kind for event in book.events(after=14)] == ["withdrawn", "restored"]


def test_restoring_what_takes_a_figure_back_says_so_of_one_figure(book: Ledger, show: Show, tmp_path: Path) -> None:
    lines = "country,year,indicator,value,unit,absence", "DEU,2023,de_domestic_removed_within_2_days,,%,retracted"
    assert send(tmp_path / "back.csv", "\n".join(lines)) == 0
    assert "2023 about 85 %" in words(show("history", submission="S15"))
    book.withdraw(BEN, "S15", reason="it was right", previewed_on=15)
    assert "(2023 report) none" in words(show("history", submission="S15"))


def test_nothing_is_undone_without_a_reason(book: Ledger, show: Show) -> None:
    refused = act(show("history", submission="S14"), say("history.withdraw"), " ")
    assert wording.error(Refusal("reason.missing")) in words(refused)
    assert book.version() == 14


def test_what_was_withdrawn_meanwhile_is_not_withdrawn_twice(book: Ledger, show: Show) -> None:
    shown = show("history", submission="S14")
    next(each for each in shown.text_input if each.label.startswith("Reason")).input("wrong")
    book.withdraw(BEN, "S14", reason="mine", previewed_on=14)
    shown = next(each for each in shown.button if each.label == say("history.withdraw")).click().run()
    assert not shown.exception
    assert book.version() == 15
    assert say("history.undo_words", kind="restore") in words(shown)
    assert say("history.not_done") in words(shown)
    assert say("history.not_done") not in words(shown.run())


def test_a_preview_that_is_no_longer_true_is_refused_with_what_others_did(
    book: Ledger, show: Show, tmp_path: Path
) -> None:
    shown = show("history", submission="S14")
    next(each for each in shown.text_input if each.label.startswith("Reason")).input("wrong")
    send(tmp_path / "more.csv", HEADER + "JOINT_TRAININGS,KHM,2014,11,trainings\n")
    shown = press(shown, say("history.withdraw"))
    assert wording.error(Refusal("ledger.stale", count=wording.Count(1), version=15)) in words(shown)
    saved = say("history.event_kind", kind="published")
    assert f"Ana: Cambodia, Joint trainings, 2014, {saved} (data version 15)." in words(shown)
    assert say("history.would_stay", count=wording.Count(1)) in words(shown)
    assert book.version() == 15
    assert say("receipt.done_version", version=16) in words(press(shown, say("history.withdraw")))


def test_what_was_erased_says_so_and_offers_nothing(book: Ledger, show: Show) -> None:
    book.erase(BEN, "S14", reason="names")
    shown = show("history", submission="S14")
    assert say("history.state_of", state="erased") in words(shown)
    assert "trainings.csv" not in words(shown)
    assert not shown.get("download_button")
    assert not shown.button


def test_new_and_changed_are_counted_of_what_was_published(
    real: str, show: Show, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = HEADER + "JOINT_TRAININGS,KHM,2016,5,trainings\nJOINT_TRAININGS,KHM,2017,500,trainings\n"
    assert send(tmp_path / "jump.csv", table, "--good-rows", "--reason", "") == 1
    assert "1 saved: 1 new, 0 changed, 0 retracted; 1 rejected" in words(show("history", submission="S14"))


def test_a_shipped_file_was_compared_with_nothing(book: Ledger, show: Show) -> None:
    shipped = next(one for one in book.submissions() if one.kind == "observations")
    assert say("history.counted", file="shipped", saved=wording.Count(shipped.row_count)) in words(
        show("history", submission=shipped.id))
    assert " 0 new" not in words(show("history", submission=shipped.id))


def test_differences_stand_by_the_countrys_name_then_the_goal_then_the_year() -> None:
    rows = figures(("STAGE", "BBB", 2013, 1), ("VICTIMS", "CCC", 2014, 1), ("VICTIMS", "BBB", 2014, 1),
                   ("VICTIMS", "BBB", 2013, 1))
    known = catalogue()
    swapped = known.model_copy(update={"areas": tuple(
        each.model_copy(update={"name": {"BBB": "Zland"}.get(each.code, each.name)}) for each in known.areas)})
    assert [(row["ref_area"], row["indicator"], row["year"]) for row in in_order(rows, swapped)] == [
        ("CCC", "VICTIMS", 2014), ("BBB", "VICTIMS", 2013), ("BBB", "VICTIMS", 2014), ("BBB", "STAGE", 2013)]


def test_a_release_says_who_alone_published_it_and_what_its_preparer_changed(book: Ledger, show: Show) -> None:
    ada, ben = (signed_in(book, name, "editor", "approver") for name in ("Ada", "Ben"))
    book.release(ada, "Urgent", previewed_on=book.version(), emergency="The minister asked.")
    version = book.set_remark(ada, note(), previewed_on=book.version()).version
    book.prepare_release(ada, "Later", note="ready", previewed_on=version)
    book.release(ben, "Later", previewed_on=version)
    said = words(show("history", view="releases"))
    assert say("public.alone", reason="The minister asked.") in said
    assert say("history.changes_by_preparer", versions=str(version), count=wording.Count(1)) in said


def test_a_release_is_previewed_named_and_taken_back(book: Ledger, show: Show) -> None:
    shown = show("history", view="releases")
    said = words(shown)
    assert "“First edition, November 2026” (data version 13)" in said
    assert say("changed_files.differ", count=2) in said
    assert say("changed_files.flips", count=1) in said
    assert "creates data version 15 and makes it public at once" in said
    shown.text_input(key="history.release.name").input("Ministerial 2014").run()
    shown = act(shown, say("history.release"), "decided by the ministers")
    assert say("receipt.done_version", version=15) in words(shown)
    assert f"{say('frame.all_published')} · {say('frame.data_version', version=15)}" in words(shown)
    shown = act(shown, say("history.withdraw"), "one figure is wrong")
    said = words(shown)
    assert say("receipt.done_version", version=16) in said
    assert say("history.releases_lead", name="First edition, November 2026", version=13) in said
    assert "withdrawn First edition, November 2026" in said
    [each for each in shown.text_input if each.label == say("history.why")][-2].input("nothing is ready")
    shown = press(shown, say("history.withdraw"))
    assert say("history.releases_lead_none") in words(shown)
    assert [event.kind for event in book.events(after=14)] == ["released", *["release_taken_back"] * 2]


def test_who_publishes_what_someone_else_just_published_reads_that_nothing_was_saved(book: Ledger, show: Show) -> None:
    shown = show("history", view="releases")
    book.release(BEN, "Ministerial Ana")
    shown = press(shown, say("history.release"))
    assert not shown.exception
    assert say("history.not_done") in words(shown)
    assert [event.kind for event in book.events(after=14)] == ["released"]


def test_before_publishing_what_the_public_will_not_see_is_listed_with_what_it_sees_now(real: str, show: Show) -> None:
    book = open_once(real)
    book.publish(BEN, by_sex({"": 30}), previewed_on=book.version())
    book.release(BEN, "First", previewed_on=book.version())
    book.publish(BEN, by_sex({"": 3, "SEX=F": 2, "SEX=M": 1}), previewed_on=book.version())
    said = words(show("history", view="releases"))
    for reason, count in (("small_count", 1), ("breakdown", 2)):
        assert f"{say(f'suppression.{reason}')}: {count}" in said
    assert say("history.newly_hidden", count=wording.Count(1)) in said
    assert say("suppression.small_count") in said
    assert "Victims identified in the year" in said


@pytest.mark.parametrize("address", [{"view": "releases"}, {"submission": "S14"}])
def test_enter_in_a_field_does_nothing_that_stays_on_record(book: Ledger, show: Show, address: dict[str, str]) -> None:
    forms = [each.proto.form for each in show("history", **address).get("form")]
    assert [each.enter_to_submit for each in forms] == [False] * len(forms) != []


def test_a_screen_opens_as_of_a_version_and_says_so(book: Ledger, show: Show) -> None:
    now, then = (words(show("country", area="KHM", goal="2.2", **asked)) for asked in ({}, {"version": "13"}))
    assert "9 trainings" in now
    assert "9 trainings" not in then
    made = day(book.events(after=12)[0].at[:10])
    assert say("frame.past", version=13, day=made) in then
    assert "release “First edition, November 2026”, data version 13" in then


def test_links_stay_in_the_version_that_one_looks_at(book: Ledger, show: Show) -> None:
    shown = show("overview", version="13")
    html = laid_out(shown)
    assert "version=13&goal=1.1" in html.replace("&amp;", "&")


@pytest.mark.parametrize("screen, asked", [
    ("history", {"submission": "S14"}), ("history", {"view": "releases"}), ("upload", {}), ("changed_files", {}),
    ("country", {"area": "KHM", "goal": "2.2"})])
def test_nothing_can_be_written_while_looking_at_an_older_version(
    book: Ledger, show: Show, screen: str, asked: dict[str, str]
) -> None:
    shown = show(screen, version="13", **asked)
    assert "Read-only." in words(shown)
    assert not [each for each in shown.button if not (each.key or "").startswith("copy.")]


@pytest.mark.parametrize("asked", ["99", "0", "x", "-1", "²"])
def test_a_version_that_is_not_there_is_said_and_today_is_shown(real: str, show: Show, asked: str) -> None:
    said = words(show("overview", version=asked))
    assert say("frame.not_known", label=say("frame.version"), asked=asked, instead=13) in said
    assert "Read-only." not in said


def test_two_versions_are_compared(book: Ledger, show: Show) -> None:
    shown = show("editions")
    assert [tab.label for tab in shown.tabs] == [
        say("editions.tab", name=say(f"head.{kind}"), count=wording.Count(count))
        for kind, count in (("statuses", 1), ("figures", 2))]
    assert not show("editions", **{"from": "14"}).tabs


def test_versions_are_compared_from_the_publication_before_the_newest_or_else_from_before_figures_were_last_sent(
        real: str, show: Show) -> None:
    assert compared(show("editions")) == ["10", "13"]       # 12 is a report
    open_once(real).release(staff("Ann"), "Spring")
    assert compared(show("editions")) == ["13", "14"]


def compared(shown: AppTest) -> list[object]:
    return [shown.selectbox(key=f"choose.{side}").value for side in ("from", "to")]


def test_a_year_is_locked_and_unlocked_on_record(book: Ledger, show: Show) -> None:
    def turn(what: str, reason: str) -> str:
        shown = show("history", view="releases")
        shown.selectbox(key="history.lock.year").select(2014).run()
        [each for each in shown.text_input if each.label == say("history.why")][-1].input(reason)
        return words(press(shown, say(f"history.{what}")))

    assert say("history.none_locked") in words(show("history", view="releases"))
    said = turn("lock", "reported to the ministers")
    assert say("history.locked", years="2014") in said
    assert f"2014 locked {say('who.nobody')}" in said
    refused = act(show("history", submission="S14"), say("history.withdraw"), "wrong")
    assert wording.error(Refusal("year.locked", years="2014")) in words(refused)
    assert say("history.none_locked") in turn("unlock", "a correction came")
    assert [entry.kind for entry in book.log() if entry.kind != "attempt"][-2:] == ["lock", "unlock"]


@pytest.mark.parametrize("typed, reason, said", [
    ("S12", "names", wording.error(Refusal("erase.not_typed", which="S14"))),
    ("S14", "", wording.error(Refusal("reason.missing"))),
    ("s14", "names", say("history.erase_done", what="S14"))])
def test_erasing_wants_the_number_typed_and_a_reason(
    book: Ledger, show: Show, typed: str, reason: str, said: str
) -> None:
    shown = show("history", submission="S14")
    boxes = {each.label: each for each in shown.text_input}
    boxes[say("history.erase_reason")].input(reason)
    boxes["Type S14 to confirm"].input(typed)
    assert said in words(press(shown, say("history.erase")))
    assert book.submission("S14").erased == (said == say("history.erase_done", what="S14"))


def test_a_release_counts_the_notes_and_reports_that_the_public_would_see(book: Ledger, show: Show) -> None:
    for public in (True, False):
        book.set_remark(BEN, note(indicator="JOINT_TRAININGS", public=public), previewed_on=book.version())
    for year, public in ((2013, True), (2014, True), (2015, False)):
        book.publish(BEN, NewSubmission(
            kind="narrative", filename=f"KHM-{year}.txt", original=b"A) ...", areas=("KHM",),
            years=(year,), payload={"public": public, "source_url": ""}), previewed_on=book.version())
    said = words(show("history", view="releases"))
    assert say("history.public", what="remarks", new=1, changed=0, gone=0) in said
    assert say("history.public", what="reports", new=2, changed=0, gone=0) in said
    book.release(BEN, "Ministerial 2014")
    book.take_back(BEN, 15, reason="wrong")
    book.withdraw(BEN, "S17", reason="wrong", previewed_on=book.version())
    said = words(show("history", view="releases"))
    assert say("history.public", what="remarks", new=0, changed=0, gone=1) in said
    assert say("history.public", what="reports", new=0, changed=0, gone=1) in said


def noted(book: Ledger, *, public: bool = False) -> str:
    event = book.set_remark(BEN, note(indicator="JOINT_TRAININGS", text="J. Doe of Elm Street.", public=public,
                                      reason="asked by J. Doe"), previewed_on=book.version())
    return str(event.version)


def test_every_note_is_listed_also_one_that_was_taken_back(book: Ledger, show: Show) -> None:
    assert say("history.none", kind="remark") in words(show("history", kind="remark"))
    noted(book)
    book.take_back(BEN, 15, reason="wrong")
    said = words(show("history", kind="remark"))
    assert "Cambodia, Joint trainings, 2014 note" in said
    assert "Ben withdrawn J. Doe of Elm Street." in said


@pytest.mark.parametrize("back", [False, True])
def test_a_notes_words_are_erased_after_a_preview_behind_a_warning(book: Ledger, show: Show, back: bool) -> None:
    which = noted(book, public=True)
    book.release(BEN, "Ministerial 2014")
    if back:
        book.take_back(BEN, int(which), reason="names J. Doe")
    before, shown = book.version(), show("history", remark=which)
    said = words(shown)
    assert (say("history.would_take_back") in said) != back
    assert "The public sees it in the release “Ministerial 2014”" in said
    boxes = {each.label: each for each in shown.text_input}
    boxes[say("history.erase_reason")].input("names")
    assert wording.error(Refusal("erase.not_typed", which="15")) in words(press(shown, say("history.erase")))
    {each.label: each for each in shown.text_input}["Type 15 to confirm"].input("15")
    said = words(press(shown, say("history.erase")))
    assert say("history.erase_done", what=say("history.entry", kind="remark", id=15)) in said
    assert "J. Doe" not in said
    assert book.version() == before + (not back)
    assert "J. Doe" not in str([book.events(), book.log()])
    assert not [each for each in shown.button if each.label == say("history.erase")]
    assert "J. Doe" not in words(show("country", area="KHM", goal="2.2"))


def test_a_note_is_not_erased_without_a_reason(book: Ledger, show: Show) -> None:
    shown = show("history", remark=noted(book))
    {each.label: each for each in shown.text_input}["Type 15 to confirm"].input("15")
    assert wording.error(Refusal("reason.missing")) in words(press(shown, say("history.erase")))
    assert book.log("erased") == []


def test_a_refusal_among_two_forms_is_not_called_the_act_of_another(book: Ledger, show: Show) -> None:
    said = words(act(show("history", view="releases"), say("history.withdraw"), ""))
    assert wording.error(Refusal("reason.missing")) in said
    assert say("history.not_done") not in said
