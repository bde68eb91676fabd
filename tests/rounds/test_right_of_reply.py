"""A draft that a country returns: what is in its boxes, in comments of Word's, and elsewhere is read back."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from indicators import wording
from indicators.briefing.pack.content import Report
from indicators.errors import Refusal
from indicators.model.rounds import Invited, Round
from indicators.reports.report import without_answer
from indicators.rounds.right_of_reply import DraftComment, ReturnedDraft, draft, drafts_archive, returned_draft
from indicators.wording import say
from tests.briefing.packs import read_of
from tests.nouns import figures
from tests.office import office

READ = read_of(figures(("VICTIMS", "AAA", 2013, 50), ("VICTIMS", "AAA", 2014, 60)))
CATALOGUE = READ.board.catalogue
ROUND = Round(id=1, entry=1, name="R", years=(2014,), report_year=2014, goals=("1.1",), opens=date(2015, 1, 1),
              deadline=date(2015, 6, 1), invited={"AAA": Invited()})
COMMENTS = {"1_1": "Two units now report.\nThe third will in May.", "all": "We thank the Alliance."}
READ_BACK = (DraftComment("1.1", COMMENTS["1_1"]), DraftComment("", COMMENTS["all"]))


def printed(ref_area: str, version: int, until: str, made_on: str) -> bytes:
    assert (version, made_on) == (READ.stamp.version, READ.stamp.as_of)
    return draft(READ, ref_area, until)


def read_back(content: bytes, round_: Round = ROUND) -> ReturnedDraft:
    return returned_draft(content, CATALOGUE, round_, printed)


def filled(comments: Mapping[str, str], mark: str = "tag") -> Any:
    """A draft with words in the boxes of these names, which an office program then keeps by ``mark`` alone."""
    document = docx.Document(io.BytesIO(draft(READ, "AAA", "2015-07-01")))
    for name, text in comments.items():
        (box,) = document.element.body.xpath(f".//w:sdt[w:sdtPr/w:tag/@w:val='goalline_comment_{name}']/w:sdtContent")
        box.remove(box[0])
        for line in text.split("\n"):
            box.append(parse_xml(f'<w:p {nsdecls("w")}><w:r><w:t>{line}</w:t></w:r></w:p>'))
    if mark == "bookmark":
        for tag in document.element.body.xpath(".//w:sdtPr/w:tag"):
            tag.getparent().remove(tag)
    return document


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("mark", ["tag", "bookmark"])
def test_every_comment_is_read_with_its_goal_country_and_data_version(mark: str) -> None:
    assert read_back(saved(filled(COMMENTS, mark))) == ReturnedDraft("AAA", 7, "2015-07-01", READ_BACK)


def test_a_draft_that_libreoffice_saved_says_the_same(tmp_path: Path) -> None:
    sent = tmp_path / "sent.docx"
    sent.write_bytes(saved(filled(COMMENTS)))
    (tmp_path / "back").mkdir()
    back = office.convert(sent, "docx", tmp_path / "back")
    assert read_back(back.read_bytes()).comments == READ_BACK


@pytest.mark.parametrize("words", [{}, {"1_1": "None"}, {"1_1": "N/A", "all": "–"}])
def test_empty_boxes_and_such_as_say_none_are_no_comments(words: Mapping[str, str]) -> None:
    assert read_back(saved(filled(words))).comments == ()


def test_comments_of_word_and_words_outside_of_the_boxes_are_read_with_their_goal() -> None:
    document = filled({"1_1": "None"})
    paragraphs = document.element.body.xpath(".//w:p")
    said, title = (Paragraph(next(one for one in paragraphs if words in "".join(one.itertext())), document)
                   for words in ("60 victims (", "Draft for comment"))
    said.add_run(" This is wrong.")
    document.add_comment(said.runs[0], "Which source?", author="Ann")
    title.insert_paragraph_before("To the secretariat")
    document.add_paragraph("Signed: the minister")
    comments = read_back(saved(document)).comments
    assert [(one.goal, one.place, one.author) for one in comments] == [
        ("", "box", ""), ("1.1", "word", "Ann"), ("", "outside", ""), ("1.1", "outside", "")]
    assert [one.text for one in comments[:3]] == ["Signed: the minister", "Which source?", "To the secretariat"]
    assert comments[3].text.endswith("Source: source 60. This is wrong.")


def test_comments_become_remarks_of_the_country_once() -> None:
    sent = read_back(saved(filled(COMMENTS)))
    remarks = sent.remarks(sent.comments, [], day="2015-06-20", reason="a.docx")
    assert [(one.ref_area, one.goal, one.draft, one.day, one.by_country) for one in remarks] == [
        ("AAA", "1.1", 7, "2015-06-20", True), ("AAA", "", 7, "2015-06-20", True)]
    assert sent.remarks(sent.comments, remarks, day="2015-06-21", reason="again.docx") == []


def test_what_is_no_draft_of_the_round_is_refused() -> None:
    other = filled({})
    other.core_properties.keywords = ""
    invented = replace(READ, stamp=replace(READ.stamp, illustrative=True))
    for content, round_, code in ((saved(other), ROUND, "draft.unknown"), (b"words", ROUND, "draft.unknown"),
                                  (b"", ROUND, "draft.unreadable"),
                                  (draft(invented, "AAA", "2015-07-01"), ROUND, "draft.other_set"),
                                  (saved(filled({})), replace(ROUND, invited={}), "draft.not_invited")):
        with pytest.raises(Refusal, match=code):
            read_back(content, round_)


@pytest.mark.parametrize("before, after", [("draft=7", f"draft={'7' * 5000}"), ("draft=7", "draft=7&area=BBB")])
def test_a_keyword_with_an_endless_version_or_two_countries_is_no_draft_of_ours(before: str, after: str) -> None:
    content = io.BytesIO()
    with ZipFile(io.BytesIO(saved(filled({})))) as sent, ZipFile(content, "w") as changed:
        for name in sent.namelist():
            part = sent.read(name).decode("latin-1")
            changed.writestr(name, part.replace(before, after.replace("&", "&amp;")).encode("latin-1"))
    with pytest.raises(Refusal, match="draft.unknown"):
        read_back(content.getvalue())


def test_an_archive_has_the_drafts_of_the_countries_of_which_there_is_anything_to_say() -> None:
    archive = ZipFile(io.BytesIO(drafts_archive(READ, ["AAA", "BBB"], "2015-07-01")))
    assert archive.namelist() == ["goalline-draft-AAA-v7.docx"]


def test_the_draft_says_which_goals_and_parts_the_report_does_not_answer() -> None:
    text = "Operational Goal 1.1:\n\nPart A:\n\n- A law is in force.\n"
    read = replace(READ, reports={"AAA": Report(2014, text, "Ministry", {})})
    missing = without_answer({"1.1": "BC", "2.1": "ABC", "2.2": "ABC", "4.2": "ABC"})
    said = say("draft.report", year=2014, unanswered=" ".join(map(wording.message, missing)))
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(draft(read, "AAA", "2015-07-01"))).paragraphs]
    assert any(line.endswith(said) for line in words)
    assert "Your report of" not in "".join(paragraph.text for paragraph in docx.Document(
        io.BytesIO(draft(READ, "AAA", "2015-07-01"))).paragraphs)
