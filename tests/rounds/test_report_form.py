"""The reporting form of a country: what it holds, and that it is read back without correction, however it is filled in.
"""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import count
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from indicators import wording
from indicators.briefing.archives import NO_TIME
from indicators.ingest.reading import read_document
from indicators.model import Status
from indicators.model.rounds import Invited, Round, RoundStep, Step
from indicators.reports.boxes import boxes_of
from indicators.reports.form_wording import explanations, levels
from indicators.reports.reading import read_report
from indicators.reports.report import Report
from indicators.reports.sections import announced_before
from indicators.reports.wordings import translations
from indicators.rounds.report_form import form_document
from tests.reports.cambodia import CATALOGUE, GOALS, ITEMS, TEXT, items_of
from tests.rounds.filled_forms import (
    ANSWER,
    FIGURES,
    answer,
    boxes,
    form_from,
    form_of,
    narrative,
    of_invented,
    opened,
    paragraphs_of,
    read,
    saved,
    through_libreoffice,
    tick,
)

SHORT = {("1.1", "A"): [["Done"], ["Planned."], ["12"]], ("2.1", "B"): [["Germany"]],
         ("4.2", "C"): [["Next steps", "35"]]}
LONG = {("1.1", "A"): [["We trained forty officers of the police, of all provinces, in the identification of victims "
                        "of abuse in pictures and films, with the help of two partners from abroad",
                        "the second training is in preparation",
                        "2013 was the first year in which a unit of its own did this work"], ["Not yet."]],
        ("1.1", "C"): [["To train more officers", "To open a second unit"]],
        ("3.2", "B"): [["Part C of the plan began.", "Part A: of these, one is done", "Figures on this goal are late.",
                        "Goal met: none of the two."]]}
DOTTED = {("2.2", "A"): [["To meet partners more often", "to exchange lists of names"], ["Two visits took place"]],
          ("2.2", "C"): [["To continue", "To report yearly"]]}


def items(answers: dict[tuple[str, str], list[list[str]]]) -> dict[tuple[str, str], list[str]]:
    """Every paragraph is an item; a part without an answer has none."""
    asked: dict[tuple[str, str], list[str]] = {(goal, letter): [] for goal in GOALS for letter in "ABC"}
    return asked | {key: [text for texts in written for text in texts] for key, written in answers.items()}


def same(content: bytes) -> bytes:
    return content


def by_libreoffice(content: bytes) -> bytes:
    return through_libreoffice(content, "docx")


def by_open_document(content: bytes) -> bytes:
    return through_libreoffice(content, "odt", "docx")


@pytest.mark.parametrize("sent", [same, by_libreoffice, by_open_document])
@pytest.mark.parametrize("answers, style", [(SHORT, ANSWER), (LONG, ANSWER), (DOTTED, "List Bullet"),
                                            (DOTTED, "List Number"), ({}, ANSWER)])
def test_a_filled_form_is_read_without_correction(
        sent: Callable[[bytes], bytes], answers: dict[tuple[str, str], list[list[str]]], style: str) -> None:
    document = opened(form_of())
    answer(document, answers, style)
    tick(document, "1.1", "reached")
    tick(document, "4.2", "set_back")
    report = read(sent(saved(document)))
    assert (report.ref_area, report.year, report.unplaced, report.all_flags) == ("KHM", 2015, (), ())
    assert items_of(report) == items(answers)
    assert report.levels == {"1.1": "reached", "4.2": "set_back"}


@pytest.mark.parametrize("sent", [same, by_open_document])
def test_bullets_that_a_country_types_itself_are_no_part_of_its_words(sent: Callable[[bytes], bytes]) -> None:
    document = opened(form_of())
    answer(document, {("1.1", "C"): [["- To train", "• to report,", "– To open a unit"]]})
    assert items_of(read(sent(saved(document))))["1.1", "C"] == ["To train", "to report,", "To open a unit"]


def test_a_form_holds_the_official_wording_and_the_year_of_the_last_report() -> None:
    texts = [paragraph.text for paragraph in opened(form_of()).paragraphs]
    assert texts[:2] == ["Cambodia", "Reporting form 2015"]
    for goal in CATALOGUE.goals:
        assert f"Operational Goal: {goal.official_wording}" in texts
    for target in CATALOGUE.policy_targets:
        assert texts[texts.index(f"Policy Target No. {target.id}") + 1] == target.official_wording
    assert texts.count(
        "A) Please report on implementation of any measures announced in your country’s 2014 report") == len(GOALS)


def test_what_the_last_report_announced_is_quoted_word_for_word_with_a_box_for_every_answer() -> None:
    document = opened(form_of())
    quoted = [paragraph.text for paragraph in document.paragraphs if "] Announced in 2014" in paragraph.text]
    announced = [(f"[{box}]", text) for (goal, letter), texts in ITEMS.items() if letter == "C"
                 for box, text in zip(boxes_of(goal, texts), texts, strict=False)]
    assert quoted == [f"{mark} Announced in 2014: “{text}”" for mark, text in announced]
    assert {key: len(found) for key, found in boxes(document).items() if key[1] == "A"} == {
        (goal, "A"): len(ITEMS[goal, "C"]) + 1 for goal in GOALS}


def test_last_figures_are_filled_in_with_an_empty_column_for_the_new_year() -> None:
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(form_of()).tables]
    assert tables[0] == [["Figures on this goal", "Last figure", "2015"],
                         ["Victims identified in the year", "31 victims (2014; provisional)", ""]]
    assert all(row[2] == "" for table in tables for row in table[1:])
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in opened(form_of()).tables]
    assert None not in heads


@pytest.mark.parametrize("sent", [same, by_open_document])
def test_a_figure_written_into_the_form_is_no_item_and_is_not_lost(sent: Callable[[bytes], bytes]) -> None:
    document = opened(form_of())
    document.tables[0].rows[1].cells[2].text = "Done"
    report = read(sent(saved(document)))
    assert items_of(report) == items({})
    assert [(figure.indicator, figure.year, figure.text) for figure in report.figures] == [
        ("Victims identified in the year", 2015, "Done")]


def test_a_form_sent_as_pdf_keeps_its_items_and_figures() -> None:
    document = opened(form_of())
    answer(document, LONG)
    tick(document, "1.1", "reached")
    document.tables[0].rows[1].cells[2].text = "33"
    report = read(through_libreoffice(saved(document), "pdf"))
    assert (report.ref_area, report.year, report.unplaced) == ("KHM", 2015, ())
    assert items_of(report) == items(LONG)
    assert report.levels == {"1.1": "reached"}
    assert [(figure.indicator, figure.year, figure.text) for figure in report.figures] == [
        ("Victims identified in the year", 2015, "33")]
    assert report.all_flags == ()


def test_a_form_saved_as_text_without_blank_lines_loses_no_answer() -> None:
    announced = announced_before([narrative()], CATALOGUE.goals, "KHM", 2015)
    round_ = Round(id=1, entry=1, name="R", years=(2015,), report_year=2015, goals=GOALS, opens=date(2016, 1, 1),
                   deadline=date(2016, 6, 1), address="Desk", invited={"KHM": Invited()})
    document = docx.Document(BytesIO(form_document(FIGURES, announced, CATALOGUE, "KHM", 2015, round_)))
    answer(document, SHORT)
    tick(document, "1.1", "begun")
    document.tables[0].rows[1].cells[2].text = "33"
    report = read(through_libreoffice(saved(document), "txt:Text (encoded):UTF8"))
    assert (report.year, report.unplaced, report.levels) == (2015, (), {"1.1": "begun"})
    assert {key: " ".join(texts) for key, texts in items_of(report).items()} == {
        key: " ".join(texts) for key, texts in items(SHORT).items()}
    assert [(figure.year, figure.text) for figure in report.figures] == [(2015, "33")]


def test_a_form_with_headings_and_questions_translated_is_read_by_its_order() -> None:
    document = opened(form_of())
    answers = {key: texts for key, texts in LONG.items() if key[0] == "1.1"}
    answer(document, answers)
    official = {row["about"]: row["wording"] for row in translations("wording") if row["language"] == "fr"}
    goals, targets = iter(CATALOGUE.goals), count(1)
    words = {"Policy": lambda: f"Objectif politique n° {next(targets)}", "A)": lambda: "A) Mesures du dernier rapport",
             "Operational": lambda: f"Objectif opérationnel : {official[next(goals).id]}",
             "B)": lambda: "B) Où en est votre pays ?", "C)": lambda: "C) Que fera votre pays ?"}
    for paragraph in document.paragraphs:
        if translated := words.get(paragraph.text.partition(" ")[0]):
            paragraph.text = translated()
    report = read(saved(document))
    assert (report.unplaced, items_of(report)) == ((), items(answers))


def test_an_answer_that_ends_most_pages_is_no_margin() -> None:
    document = opened(form_of())
    answer(document, {(goal, letter): [["Two trainings were held."] * 12] for goal in GOALS for letter in "ABC"})
    report = read(through_libreoffice(saved(document), "pdf"))
    assert {len(texts) for texts in items_of(report).values()} == {12}


def test_an_answer_typed_behind_a_printed_line_is_an_item() -> None:
    document = opened(form_of())
    for paragraph in document.paragraphs:
        if "Announced in 2014: “To accelerate the drafting" in paragraph.text:
            paragraph.add_run(" A draft is with the Council.")
        if "Other measures" in paragraph.text:
            paragraph.add_run(" A hotline.")
    report = read(saved(document))
    assert items_of(report) == items({(goal, "A"): [["A hotline."]] for goal in GOALS} | {
        ("2.1", "A"): [["A draft is with the Council."], ["A hotline."]]})
    assert report.unplaced == ()


def levelled(change: Callable[[Document], None]) -> Report:
    document = opened(form_of())
    change(document)
    return read(saved(document))


def test_of_two_ticked_levels_none_counts_and_a_flag_asks_for_one() -> None:
    def both(document: Document) -> None:
        tick(document, "2.1", "reached")
        tick(document, "2.1", "set_back")

    report = levelled(both)
    assert report.levels == {}
    assert [(flag.code, flag.values["goal"]) for flag in report.all_flags] == [("report.levels_ticked", "2.1")]


@pytest.mark.parametrize("country, code", [(area.name, area.code) for area in CATALOGUE.areas
                                           if area.code in CATALOGUE.members(CATALOGUE.groups[0].id, 2015)])
def test_the_form_of_every_member_is_read_as_that_of_the_country(country: str, code: str) -> None:
    report = read(form_of(code, 2027))
    assert (report.ref_area, report.year, report.unplaced, report.all_flags) == (code, 2027, (), ())
    assert items_of(report) == items({})


def test_a_country_without_a_report_is_asked_about_its_last_one_without_a_year() -> None:
    document = opened(form_of("DEU", 2027))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "A) Please report on implementation of any measures announced in your country’s last report" in texts
    assert not [text for text in texts if "Announced" in text or "Other measures" in text]
    assert {len(found) for found in boxes(document).values()} == {1}
    assert document.tables[0].rows[1].cells[1].text == ""


def printed(form: bytes) -> list[str]:
    """The quotations of a form."""
    return [paragraph.text for paragraph in opened(form).paragraphs if "Announced in" in paragraph.text]


def test_the_newest_report_before_the_forms_year_counts() -> None:
    sent = [narrative(year=2013, text=TEXT.replace("To accelerate", "To begin")), narrative(), narrative(year=2015)]
    assert any("Announced in 2013: “To begin" in text
               for text in printed(form_from(*sent, year=2014)))
    assert {text.split("] ")[1][:17] for text in printed(form_from(*sent, year=2016))} == {"Announced in 2015"}


STRANGE = ["=HYPERLINK(\"https://example.org\")", "مواصلة تدريب الشرطة", "បន្តបណ្តុះបណ្តាល", "继续培训警察。",
           "To say “never again” to all of them”", "x not begun ☒ reached"]


@pytest.mark.parametrize("sent", [same, by_open_document])
def test_words_of_any_script_are_quoted_and_never_read_as_answers(sent: Callable[[bytes], bytes]) -> None:
    text = "\n\n".join([
        "Cambodia", f"Operational Goal: {CATALOGUE.goals[0].official_wording}",
        "C) Please indicate specific actions that your country will undertake as a follow-up",
        *(f"- {words}" for words in STRANGE), "- Control\x07led\x1b words."])
    form = form_from(narrative(text=text))
    quoted = [words.split("“", 1)[1].removesuffix("”") for words in printed(form)]
    assert quoted == [wording.nested(words) for words in (*STRANGE, "Controlled words.")]
    report = read(sent(form))
    assert (report.unplaced, report.all_flags, report.levels) == ((), (), {})
    assert items_of(report) == items({})


def test_a_form_is_the_same_file_each_time() -> None:
    assert form_from() == form_from()
    with ZipFile(BytesIO(form_of())) as archive:
        assert {part.date_time for part in archive.infolist()} == {NO_TIME}


def test_levels_have_none_of_the_names_of_statuses() -> None:
    named = {words.casefold() for status in Status for words in (
        wording.status(status).word, wording.status(status).short)}
    assert not named & {words.casefold() for words in levels().values()}


@pytest.mark.parametrize("written", ["31", "2500", "1 500", "<5", "see annex", "late"])
def test_a_figure_written_into_the_form_is_named_as_it_was_written(written: str) -> None:
    document = opened(form_of())
    document.tables[0].rows[1].cells[2].text = written
    (figure,) = read(saved(document)).figures
    assert (figure.indicator, figure.year, figure.text) == ("Victims identified in the year", 2015, written)


def test_an_answer_with_quotation_marks_behind_a_quotation_is_whole() -> None:
    def answered(document: Document) -> None:
        quoted = next(paragraph for paragraph in document.paragraphs if "Anti-Cyber" in paragraph.text)
        quoted.add_run(" Done: the law “Child Act” was adopted.")

    assert "Done: the law “Child Act” was adopted." in items_of(levelled(answered))["2.1", "A"]


def test_an_answer_on_the_line_of_levels_is_an_item_and_ticks_nothing() -> None:
    text = read_document(form_of()).text
    report = read_report(text.replace("set back", "set back x We are on the way since police trained.", 1), CATALOGUE)
    assert report.levels == {}
    assert "x We are on the way since police trained." in items_of(report)["1.1", "B"]


MENTIONS = ["Policy Target No. 2 was discussed.", "Policy Target No. 2", "Operational Goal 4.2: faster removal.",
            f"Operational Goal: {CATALOGUE.goals[3].official_wording}", CATALOGUE.goals[0].official_wording]


@pytest.mark.parametrize("mention", MENTIONS)
@pytest.mark.parametrize("sent", [same, by_open_document])
def test_an_answer_that_mentions_a_target_or_goal_stays_in_its_box(
        sent: Callable[[bytes], bytes], mention: str) -> None:
    answers = {("1.1", "A"): [[mention, "Done."]], ("2.1", "B"): [[mention]], ("2.1", "C"): [[mention]],
               ("3.2", "C"): [["To do more", mention]],
               ("4.2", "C"): [[mention]]}
    document = opened(form_of())
    answer(document, answers)
    report = read(sent(saved(document)))
    assert items_of(report) == items(answers)
    assert (report.unplaced, report.all_flags) == ((), ())


def behind_box(document: Document, goal: str, part: str, rows: list[list[str]]) -> None:
    """Put a table of the country's own behind a box."""
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    paragraphs_of(document)[boxes(document)[goal, part][0]]._p.addnext(table._tbl)


@pytest.mark.parametrize("sent", [same, by_open_document])
def test_a_table_behind_the_figures_and_a_row_added_to_them_are_answers(sent: Callable[[bytes], bytes]) -> None:
    document = opened(form_of())
    behind_box(document, "1.1", "B", [["Year", "Victims in the north"], ["2014", "40"]])
    document.tables[0].rows[1].cells[2].text = "44"
    row = document.tables[0].add_row()
    row.cells[0].text, row.cells[2].text = "Our own count", "9"
    report = read(sent(saved(document)))
    assert items_of(report)["1.1", "B"] == ["Our own count", "9", "Year", "Victims in the north", "2014", "40"]
    assert [(figure.year, figure.text) for figure in report.figures] == [(2015, "44")]


def test_what_is_written_into_columns_of_the_countrys_own_is_named_like_a_figure() -> None:
    document = opened(form_of())
    document.tables[0].add_column(Cm(2))
    for row, texts in zip(document.tables[0].rows[:2], (("2015", "Comment"), ("44", "of the police")), strict=True):
        row.cells[2].text, row.cells[3].text = texts
    report = read(saved(document))
    assert [(figure.year, figure.text) for figure in report.figures] == [(2015, "44"), (0, "of the police")]
    assert [flag.values["written"] for flag in report.all_flags] == ["of the police"]


def without(document: Document, *beginnings: str) -> Document:
    """The form without the paragraphs that begin like this."""
    for paragraph in document.paragraphs:
        if paragraph.text.startswith(beginnings):
            paragraph._p.getparent().remove(paragraph._p)
    return document


@pytest.mark.parametrize("sent", [same, by_open_document])
def test_a_form_of_a_round_says_by_when_and_to_whom_it_returns(sent: Callable[[bytes], bytes]) -> None:
    round_ = Round(id=1, entry=1, name="R", years=(2015,), report_year=2015, goals=GOALS, opens=date(2016, 1, 1),
                   deadline=date(2016, 5, 31), address="the secretariat, desk@example.org",
                   invited={"KHM": Invited(contact="Ms Sok, sok@example.org")}, steps=(RoundStep(
                       step=Step.EXTENDED, areas=("KHM",), day="2016-05-01", until="2016-06-30"),))
    form = form_document(FIGURES, announced_before([narrative()], CATALOGUE.goals, "KHM", 2015), CATALOGUE, "KHM",
                          2015, round_)
    text = read_document(form).text
    assert "Please return this form by 30 June 2016 to the secretariat, desk@example.org" in text
    assert "sok@example.org" not in text
    document = opened(form)
    answer(document, SHORT)
    report = read(sent(saved(document)))
    assert (items_of(report), report.unplaced, report.all_flags) == (items(SHORT), (), ())


def test_a_form_without_its_explanations_is_read_as_one() -> None:
    document = opened(form_of())
    answer(document, SHORT)
    report = read(saved(without(document, *explanations())))
    assert (items_of(report), report.unplaced, report.all_flags) == (items(SHORT), (), ())


def test_answers_below_a_goal_whose_heading_is_gone_are_not_those_of_the_goal_above() -> None:
    document = opened(form_of())
    answer(document, {("2.1", "A"): [["The law is in force."]], ("2.2", "A"): [["We met."]], ("3.1", "A"): [["Done."]]})
    tick(document, "2.1", "begun")
    tick(document, "2.2", "reached")
    report = read(saved(without(document, f"Operational Goal: {CATALOGUE.goals[2].official_wording}")))
    assert (items_of(report)["2.1", "A"], items_of(report)["3.1", "A"]) == (["The law is in force."], ["Done."])
    assert [line.text for line in report.unplaced][:2] == [
        "A) Please report on implementation of any measures announced in your country’s 2014 report", "We met."]
    assert [(flag.code, flag.values["part"]) for flag in report.all_flags] == [("report.no_goal", "A")]
    assert report.levels == {"2.1": "begun"}


def test_a_question_that_a_country_repeats_in_its_box_begins_no_other_goal() -> None:
    document = opened(form_of())
    again = "A) Please report on implementation of any measures announced in your country’s 2014 report"
    answer(document, {("1.1", "A"): [[again, "We did."]]})
    report = read(saved(document))
    assert (items_of(report)["1.1", "A"], report.unplaced, report.all_flags) == (["We did."], (), ())


@pytest.mark.parametrize("dash", ["-", "–", "—", "•"])
def test_a_dash_alone_is_an_answer_and_no_item(dash: str) -> None:
    document = opened(form_of())
    answer(document, {("1.1", "C"): [[dash]]})
    (part,) = (part for part in read(saved(document)).parts if (part.goal, part.letter) == ("1.1", "C"))
    assert (part.items, [reply.text for reply in part.replies]) == ((), [dash])


@pytest.mark.parametrize("answers, found", [
    ({("1.1", "A"): [["تم تدريب أربعين ضابطا في عام ٢٠١٤."]], ("1.1", "C"): [["سنواصل"]]}, {}),
    ({("1.1", "A"): [["我们在２０１４年培训了４０名警官。", "（1）甲", "（2）乙"]], ("2.1", "B"): [["德国"]]},
     {("1.1", "A"): ["我们在２０１４年培训了４０名警官。", "甲", "乙"]})])
@pytest.mark.parametrize("sent", [same, by_open_document])
def test_answers_in_other_scripts_are_read_without_correction(
        sent: Callable[[bytes], bytes], answers: dict[tuple[str, str], list[list[str]]],
        found: dict[tuple[str, str], list[str]]) -> None:
    document = opened(form_of())
    answer(document, answers)
    report = read(sent(saved(document)))
    assert (items_of(report), report.unplaced, report.all_flags) == (items(answers) | found, (), ())


def test_what_a_form_of_the_demo_says_of_its_figures_is_no_answer() -> None:
    assert read(of_invented()).unplaced == ()


def as_paragraphs(document: Document) -> str:
    """The form copied into a text, each cell of its tables a paragraph, without content controls."""
    text = re.sub(r"\x02\w*\x03", "", read_document(saved(document)).text)
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())


def test_figures_of_a_form_copied_as_text_are_named_and_are_no_answers() -> None:
    document, answers = opened(form_of()), {("1.1", "B"): [["An answer of 2014."]], ("4.2", "B"): [["12 providers."]]}
    for row in document.tables[0].rows[1:]:
        row.cells[2].text = "42"
    answer(document, answers)
    report = read_report(as_paragraphs(document), CATALOGUE)
    assert items_of(report) == items(answers)
    (flag,) = report.all_flags
    assert (flag.code, flag.values["count"]) == ("report.figures_unread", len(document.tables))


def test_a_goal_with_its_number_alone_is_no_announcement_of_the_one_above() -> None:
    document, answers = opened(form_of()), {("2.1", "C"): [["To train."]], ("2.2", "A"): [["Two visits."]]}
    answer(document, answers)
    wording = next(goal.official_wording for goal in CATALOGUE.goals if goal.id == "2.2")
    report = read_report(as_paragraphs(document).replace(f"Goal: {wording}", "Goal 2.2"), CATALOGUE)
    assert items_of(report) == items(answers)


@pytest.mark.parametrize("letter", "ABC")
def test_a_question_with_another_wording_is_recognised_by_its_letter(letter: str) -> None:
    document, answers = opened(form_of()), {("1.1", part): [[f"Words of {part}."]] for part in "ABC"}
    answer(document, answers)
    text = re.sub(rf"^{letter}\) .*$", f"{letter}) What was done with it", as_paragraphs(document), flags=re.MULTILINE)
    assert items_of(read_report(text, CATALOGUE)) == items(answers)


def test_levels_that_a_scan_parts_are_no_answer() -> None:
    text = as_paragraphs(opened(form_of())).replace("☐\xa0well", "\n\nO\xa0well")
    report = read_report(text, CATALOGUE)
    assert (items_of(report), report.unplaced) == (items({}), ())


SCANNED = """Cambodia
Reporting form 2015

Operational Goal: {wording}

B) Please assess progress made in your country to pursue this shared policy target and to reach this operational goal

Your country’s own assessment (please tick one): 0 not begun 0) begun CL well advanced

Xl reached UH set back

Figures on this goal Last figure 2015
Victims identified in the year 31 victims (2014; 33
provisional)
| The legal basis is in force."""


def test_in_a_scan_an_answer_close_below_figures_is_kept_and_boxes_read_as_letters_are_none() -> None:
    report = read_report(SCANNED.format(wording=CATALOGUE.goals[0].official_wording), CATALOGUE)
    assert items_of(report) == {("1.1", "B"): ["The legal basis is in force."]}
    assert (report.levels, [flag.code for flag in report.all_flags]) == ({}, ["report.figures_unread"])
