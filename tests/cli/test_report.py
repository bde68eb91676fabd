"""python -m indicators report: one JSON object in every outcome, and a report on file that can be undone."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document

from indicators import ledger
from indicators.cli.main import main
from indicators.model.commitments import Confirmation
from indicators.permission import staff
from indicators.reports.form_wording import as_keyword
from indicators.reports.reading import read_report
from indicators.warehouse.narratives import Narrative
from indicators.warehouse.snapshot import Snapshot
from tests.cli.books import ledger_of, victims
from tests.reports.cambodia import CATALOGUE, FILE, GOALS, ITEMS, TEXT, UNFINISHED, items_of
from tests.reports.office import converted
from tests.rounds.filled_forms import answer, form_of, of_invented, opened, saved, tick

KEYS = {"ref_area", "year", "sections", "unplaced", "flags", "annex", "comments", "unanswered", "levels",
        "figures", "answers", "published", "version", "findings", "notes"}
SHORT = TEXT.partition("Policy Target No. 2")[0]
TITLES = SHORT.replace("CAMBODIA", "CAMBODIA\nReport 2014\nReport 2015")
FIRST = SHORT.replace("CAMBODIA", "Cambodia – 2014 report")

TRAINED = "We trained forty officers."

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def report(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Reports a text or bytes with these options, on a ledger without reports; exit status and answer."""
    ledger_of(tmp_path, sqlite_url, victims("KHM", 2013, 10), monkeypatch=monkeypatch)

    def run(content: str | bytes, *options: str) -> tuple[int, dict[str, Any]]:
        file = tmp_path / "sent"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        status = main(["report", str(file), "--by", "Ann", "--json", *options])
        answer = json.loads(capsys.readouterr().out)
        assert set(answer) >= KEYS
        return status, answer
    return run


def on_file(url: str) -> list[Narrative]:
    snapshot = Snapshot(ledger.open(url))
    snapshot.catch_up()
    return snapshot.narratives()


def items(answer: dict[str, Any]) -> dict[tuple[str, str], list[str]]:
    return {(part["goal"], part["part"]): [item if isinstance(item, str) else item["text"] for item in part["items"]]
            for part in answer["sections"]}


def test_cambodias_report_is_shown_whole_and_nothing_is_saved_in_a_dry_run(report: Run, sqlite_url: str) -> None:
    status, answer = report(FILE.read_bytes(), "--dry-run")
    assert (status, answer["ref_area"], answer["year"], answer["unplaced"]) == (0, "KHM", 2014, [])
    assert items(answer) == ITEMS
    assert [(part["policy_target"], part["goal"], part["part"]) for part in answer["sections"]] == [
        (int(goal[0]), goal, letter) for goal in GOALS for letter in "ABC"]
    assert (answer["published"], on_file(sqlite_url)) == (False, [])


@pytest.mark.parametrize("written, new", [("11", 1), ("see annex", 0), ("Not available", 1)])
def test_a_returned_form_brings_its_figures_and_answers_in_one_go(
        report: Run, sqlite_url: str, written: str, new: int) -> None:
    report(TEXT)
    book = ledger.open(sqlite_url)
    (narrative,) = on_file(sqlite_url)
    promise = ITEMS["1.1", "C"][1]
    (confirmed,) = book.confirm_commitments(staff("Bo"), [Confirmation(narrative.submission, [("1.1", promise)])],
                                            previewed_on=book.version())
    document = opened(form_of())
    answer(document, {("1.1", "A"): [["Nothing was done."], ["We trained forty officers."]]})
    tick(document, "1.1", "begun")
    document.tables[0].rows[1].cells[2].text = written
    status, found = report(saved(document))
    assert (status, found["published"], found["year"], found["levels"]) == (1 - new, True, 2015, {"1.1": "begun"})
    assert (found["figures"]["new"], bool(found["figures"]["findings"])) == (new, not new)
    assert found["answers"] == [{"goal": "1.1", "commitment": confirmed.version, "text": "We trained forty officers."}]
    snapshot = Snapshot(book)
    (commitment,) = snapshot.commitments(snapshot.catch_up())
    assert [step.text for step in commitment.answers] == ["We trained forty officers."]
    assert [bool(one.payload.get("figures_left_out")) for one in snapshot.active_submissions() if one.years == (2015,)
            and one.kind == "narrative"] == [not new]


def test_an_answer_is_recorded_once_and_flagged_where_its_report_is_corrected(report: Run, sqlite_url: str) -> None:
    report(TEXT)
    book = ledger.open(sqlite_url)
    (narrative,) = on_file(sqlite_url)
    book.confirm_commitments(staff("Bo"), [Confirmation(narrative.submission, [("1.1", ITEMS["1.1", "C"][0])])],
                             previewed_on=book.version())
    outdated = []
    for text, figure in ((TRAINED, "11"), (TRAINED, "12"), ("Not yet.", "12")):
        document = opened(form_of())
        answer(document, {("1.1", "A"): [[text]]})
        document.tables[0].rows[1].cells[2].text = figure
        _, found = report(saved(document))
        assert found["published"]
        outdated.append(sum(flag["code"] == "answer_outdated" for flag in found["flags"]))
    assert outdated == [0, 0, 1]
    snapshot = Snapshot(book)
    (commitment,) = snapshot.commitments(snapshot.catch_up())
    assert [step.text for step in commitment.answers] == [TRAINED, "Not yet."]


def two_paragraphs(document: Document) -> None:
    document.tables[0].rows[1].cells[2].add_paragraph("345")


def doubled_row(document: Document) -> None:
    row = document.tables[0].rows[1]._tr
    row.addnext(deepcopy(row))
    document.tables[0].rows[2].cells[2].text = "345"


def doubled_table(document: Document) -> None:
    table = document.tables[0]._tbl
    table.addnext(deepcopy(table))
    document.tables[1].rows[1].cells[2].text = "345"


@pytest.mark.parametrize("double", [two_paragraphs, doubled_row, doubled_table])
def test_of_two_figures_for_one_year_neither_is_saved(
        report: Run, sqlite_url: str, double: Callable[[Document], None]) -> None:
    document = opened(form_of())
    document.tables[0].rows[1].cells[2].text = "12"
    double(document)
    status, found = report(saved(document))
    assert (status, found["published"], found["figures"]["new"]) == (1, True, 0)
    assert found["figures"]["findings"]
    assert 2015 not in set(Snapshot(ledger.open(sqlite_url)).observations(ref_area="KHM")["year"])


def test_what_is_wrong_with_a_figure_of_a_form_is_printed_too(
        report: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(TEXT)[0] == 0
    document = opened(form_of())
    document.tables[0].rows[1].cells[2].text = "see annex"
    (tmp_path / "form.docx").write_bytes(saved(document))
    assert main(["report", str(tmp_path / "form.docx"), "--by", "Ann"]) == 1
    assert "see annex" in capsys.readouterr().out


@pytest.mark.parametrize("head", ["9" * 5000, "20155", "next year"])
def test_a_head_that_is_no_year_heads_no_figures(report: Run, head: str) -> None:
    document = opened(form_of())
    document.tables[0].rows[0].cells[2].text = head
    document.tables[0].rows[1].cells[2].text = "12"
    status, found = report(saved(document))
    assert (status, found["figures"]) == (0, {})
    assert "figure_in_form" in {flag["code"] for flag in found["flags"]}


@pytest.mark.parametrize("written, flagged", [
    ("10 victims (2013)", False), ("11 victims (2013)", True), ("10 victims (2013)\n11", True), ("", True)])
def test_a_last_figure_that_the_country_changed_is_flagged(report: Run, written: str, flagged: bool) -> None:
    document = opened(form_of())
    document.tables[0].rows[1].cells[1].text = written
    _, found = report(saved(document))
    lines = [flag["text"] for flag in found["flags"] if flag["code"] == "last_figure_differs"]
    assert any("Victims identified" in line for line in lines) == flagged


@pytest.mark.parametrize("area, title, given", [
    ("DEU", 2015, ("--country", "KHM")), ("KHM", 2016, ("--year", "2016"))])
def test_a_form_whose_text_names_another_country_or_year_waits_for_a_person(
        report: Run, area: str, title: int, given: tuple[str, str]) -> None:
    document = opened(form_of())
    document.core_properties.keywords = as_keyword({"area": area, "report": "2015"})
    document.paragraphs[1].text = f"Reporting form {title}"
    status, found = report(saved(document), "--good-items")
    assert (status, found["published"]) == (2, False)
    assert report(saved(document), *given)[1]["published"]


@pytest.mark.parametrize("has_keyword", [True, False])
def test_a_form_of_the_demo_never_goes_among_the_real_figures(report: Run, has_keyword: bool) -> None:
    document = opened(of_invented())
    if not has_keyword:
        document.core_properties.keywords = ""
    status, found = report(saved(document), "--country", "KHM")
    assert (status, found["published"], len(found["findings"])) == (2, False, 1)


def test_several_files_have_a_result_each_in_one_object(
        report: Run, tmp_path: Path, sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / name for name in ("KHM.txt", "letter.txt", "none.txt", "again.txt")]
    for file, text in zip(files, (TEXT, "Dear colleagues", None, FIRST), strict=True):
        if text:
            file.write_text(text, "utf-8")
    assert main(["report", *map(str, files), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["file"] for one in found["reports"]] == [file.name for file in files]
    assert [(one["published"], bool(one["findings"])) for one in found["reports"]] == [
        (True, False), (False, True), (False, True), (True, False)]
    assert all(set(one) == KEYS | {"file"} for one in found["reports"])
    assert found["version"] == ledger.open(sqlite_url).version()


def test_a_year_that_is_locked_refuses_its_report_and_no_other(
        report: Run, tmp_path: Path, sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    ledger.open(sqlite_url).lock(staff("Bo"), 2014, reason="checked")
    for name, text in (("first", TEXT), ("second", SHORT.replace("2013 report", "2014 report"))):
        (tmp_path / name).write_text(text, "utf-8")
    assert main(["report", str(tmp_path / "first"), str(tmp_path / "second"), "--json"]) == 1
    refused, saved_report = json.loads(capsys.readouterr().out)["reports"]
    assert (bool(refused["error"]), refused["published"], saved_report["published"]) == (True, False, True)


def test_every_flag_is_documented() -> None:
    root = Path(__file__).parents[2]
    source = "".join(file.read_text("utf-8") for file in (root / "indicators/reports").glob("*.py"))
    codes = re.findall(r"(?:Message\(code=|_flag\()\"report\.(\w+)\"", source)
    assert len(set(codes)) > 10
    documented = (root / "docs/reports.md").read_text("utf-8")
    assert not [code for code in codes if f"`{code}`" not in documented]


def test_every_flag_is_listed_and_an_item_that_breaks_off_has_its_own(report: Run) -> None:
    _, answer = report(TEXT, "--dry-run")
    flagged = [item for part in answer["sections"] for item in part["items"] if not isinstance(item, str)]
    assert [item["text"] for item in flagged] == [UNFINISHED]
    assert answer["flags"] == flagged[0]["flags"]
    assert [(flag["code"], flag["goal"], flag["part"]) for flag in answer["flags"]] == [("unfinished", "4.2", "B")]


@pytest.mark.parametrize("text, options, status, codes", [
    (SHORT, (), 0, []), (f"Dear colleagues,\n{SHORT}", (), 1, []),
    (SHORT.replace("CAMBODIA", "\n"), (), 2, []), (SHORT.replace("CAMBODIA", "\n"), ("--country", "KHM"), 0, []),
    (SHORT.replace("2013 report", "last report"), (), 2, []),
    (SHORT.replace("2013 report", "last report"), ("--year", "2014"), 0, []),
    (TITLES.replace("2013 report", "last report"), (), 2, ["titles_differ"]),
    (TITLES.replace("2013 report", "last report"), ("--year", "2015"), 0, ["titles_differ"]),
    (TITLES, (), 0, ["titles_differ"]),
    (f"{SHORT.replace('CAMBODIA', 'Report')}\n\n{SHORT}", (), 2, ["two_countries"]),
    (f"{FIRST}\n\n{FIRST.replace('2014', '2015')}", (), 1, ["two_years"]),
    (SHORT, ("--country", "THA", "--year", "2015"), 0, ["country_differs", "year_differs"]),
    (SHORT, ("--country", "Atlantis"), 2, []), (SHORT, ("--year", "20l4"), 2, []), (SHORT, ("--year", "1850"), 2, []),
    (f"{SHORT}\n\n{SHORT.replace('CAMBODIA', 'THAILAND')}", (), 2, ["two_countries"]),
    ("Dear colleagues,\n\nnothing to report.\n", (), 2, []), ("", (), 2, []),
])
@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_the_exit_status_says_what_became_of_the_file(
        report: Run, sqlite_url: str, text: str, options: tuple[str, ...], status: int, codes: list[str],
        dry: tuple[str, ...]) -> None:
    found, answer = report(text, *options, *dry)
    assert (found, [flag["code"] for flag in answer["flags"]]) == (status, codes)
    assert bool(answer["findings"]) == bool(status)
    assert all(finding["fix"] and finding["expected"] for finding in answer["findings"])
    assert answer["published"] is (not status and not dry) is (len(on_file(sqlite_url)) == 1)


def test_a_text_that_is_not_in_utf8_is_read_with_a_note_of_the_encoding(report: Run) -> None:
    status, answer = report(SHORT.replace("-Law on", "-Loi créée: Law on").encode("cp1252"))
    assert status == 0
    assert [note[:25] for note in answer["notes"]] == ["Read as Windows-1252, not", "The report does not answe"]


def test_lines_without_a_place_hold_a_report_back_unless_it_is_to_be_saved_so(report: Run, sqlite_url: str) -> None:
    text = f"Dear colleagues,\n{SHORT}"
    assert report(text)[1]["unplaced"] == ["Dear colleagues,"]
    assert on_file(sqlite_url) == []
    status, answer = report(text, "--good-items")
    saved, = on_file(sqlite_url)
    assert (status, answer["published"]) == (1, True)
    assert ledger.open(sqlite_url).original(saved.submission) == text.encode()


def test_a_goal_with_several_headings_is_one_line_with_all_its_items(
        report: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(f"{SHORT}\n{SHORT.replace('CAMBODIA', '')}", "--dry-run")
    capsys.readouterr()
    main(["report", str(tmp_path / "sent"), "--dry-run"])
    assert "1.1 Identify more victims: A 6, B 6 and C 4" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_screens_read_of_a_document_is_its_text_and_the_original_is_kept(
        report: Run, sqlite_url: str, form: str) -> None:
    content = converted(TEXT, form)
    assert report(content)[0] == 0
    (narrative,) = on_file(sqlite_url)
    assert items_of(read_report(narrative.text, CATALOGUE)) == ITEMS
    assert ledger.open(sqlite_url).original(narrative.submission) == content


def test_a_report_sent_again_is_not_saved_again_and_another_replaces_it_until_it_is_withdrawn(
        report: Run, sqlite_url: str) -> None:
    first = report(SHORT, "--source", "Ministry", "--note", "As mailed")[1]["version"]
    assert report(SHORT) == (0, report(SHORT, "--dry-run")[1])
    assert report(TEXT)[1] | {"version": 0} == report(TEXT, "--dry-run")[1] | {"published": True, "version": 0}
    (narrative,) = on_file(sqlite_url)
    assert items_of(read_report(narrative.text, CATALOGUE)) == ITEMS
    book = ledger.open(sqlite_url)
    book.withdraw(staff("Bo"), narrative.submission, reason="wrong file", previewed_on=book.version())
    (narrative,) = on_file(sqlite_url)
    before = book.submission(narrative.submission)
    assert book.original(narrative.submission) == SHORT.encode()
    assert (before.version, before.source, before.note, before.actor_name) == (first, "Ministry", "As mailed", "Ann")


def test_only_a_report_saved_as_public_is_cleared_for_the_public(report: Run, sqlite_url: str) -> None:
    report(SHORT)
    assert [each.public for each in on_file(sqlite_url)] == [False]
    assert report(SHORT, "--public")[1]["published"]
    assert [each.public for each in on_file(sqlite_url)] == [True]


def test_a_rejected_report_leaves_no_words_in_the_log(report: Run, sqlite_url: str) -> None:
    report(f"Dear colleagues, a name\n{SHORT}")
    (entry,) = ledger.open(sqlite_url).log("attempt")
    assert entry.payload["codes"] == {"report.unplaced": 1}
    assert "a name" not in json.dumps(entry.payload)


def test_its_keys_are_there_without_a_ledger_a_file_or_a_known_option(
        report: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> tuple[int, set[str]]:
        status = main(["report", *arguments, "--json"])
        return status, set(json.loads(capsys.readouterr().out))
    assert run(str(tmp_path / "none.txt")) == (2, KEYS)
    assert run("f.txt", "--bogus") == run() == (2, KEYS | {"error", "code"})
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{tmp_path}/none.db")
    assert run("f.txt") == (3, KEYS | {"error", "code"})


def test_a_person_reads_what_was_found_and_what_became_of_it(
        report: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sent.txt").write_text(f"Dear \x1b[2Jcolleagues,\n{SHORT}", "utf-8")
    assert main(["report", str(tmp_path / "sent.txt")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "The report does not answer goals 2.1, 2.2, 3.1, 3.2, 4.1 and 4.2.",
        "Cambodia, report of 2014",
        "Goals: 1; parts: 3; items: 8",
        "  1.1 Identify more victims: A 3, B 3 and C 2",
        "1 finding for a person to check:",
        "  line 1: “Dear \N{REPLACEMENT CHARACTER}[2Jcolleagues,” could not be placed.",
        "    Put each line under the goal and the question that it answers, and submit the report again.",
        "Nothing was saved: some lines could not be placed, or pages have no text. Correct the report and submit it "
        "again, or save it as it was read with --good-items."]
