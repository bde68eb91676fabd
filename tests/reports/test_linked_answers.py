"""Answers in a returned form are linked by their boxes, however it comes back: none to another promise, and what is
not sure is said.
"""

import re
from collections.abc import Callable
from copy import deepcopy

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from indicators import ledger
from indicators.catalogue import SHIPPED
from indicators.ingest.reading import read_document
from indicators.model.commitments import Confirmation
from indicators.permission import staff
from indicators.reports.boxes import check_of
from indicators.reports.returned import ReturnedForm, publish_returned, returned_form
from indicators.reports.submitting import prepare
from indicators.reports.wordings import translations
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.reports.cambodia import CATALOGUE, ITEMS, TEXT
from tests.rounds.filled_forms import answer, form_of, opened, paragraphs_of, saved, through_libreoffice

ANN = staff("Ann")
PROMISES = {(goal, text): number for number, (goal, text) in enumerate(
    ((goal, text) for (goal, letter), texts in ITEMS.items() if letter == "C" for text in texts), 1)}
OTHERS, QUOTED = r"\[\S+\] Other measures", r"\[\S+\] Announced in 2014"

Change = Callable[[Document], None]


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], ReturnedForm]:
    """Prepares a returned form, where all that Cambodia announced is on record; nothing is saved."""
    file = tmp_path_factory.mktemp("ledger") / "ledger.db"
    book = ledger.create(f"sqlite:///{file}", lambda new: fill_with_shipped(new, SHIPPED))
    snapshot = Snapshot(book)
    publish_returned(returned_form(prepare(TEXT.encode(), "2014.txt", snapshot), book, snapshot), book, ANN)
    snapshot.catch_up()
    (narrative,) = snapshot.narratives()
    book.confirm_commitments(ANN, [Confirmation(narrative.submission, list(PROMISES))], previewed_on=book.version())
    snapshot.catch_up()
    return lambda content: returned_form(
        prepare(content, "form.docx" if content[:2] == b"PK" else "form.txt", snapshot), book, snapshot)


def filled() -> Document:
    """A form with two paragraphs in each box of a promise, which name its number, and one elsewhere."""
    document = opened(form_of())
    numbers = iter(PROMISES.values())
    answer(document, {(goal, "A"): [*([f"Answer {(number := next(numbers))}.", f"More on {number}."]
                                      for _ in ITEMS[goal, "C"]), ["Another measure."]]
                      for goal, letter in ITEMS if letter == "C"})
    return document


def linked(form: ReturnedForm) -> set[int]:
    """The promises with a linked answer, each of which is its own."""
    found = [(PROMISES[one.commitment.goal, one.commitment.text], one.text) for one in form.answers]
    assert set(found) <= {pair for number in PROMISES.values() for pair in (
        (number, f"Answer {number}."), (number, f"More on {number}."))}
    return {number for number, _ in found}


def unsure(form: ReturnedForm) -> list[str]:
    """The goals with answers of which the screen says that they are linked to nothing."""
    return [goal for flag in form.report.report.flags if flag.code == "report.answers_unlinked"
            for goal in flag.values["goals"]]  # type: ignore[attr-defined]


def as_document(document: Document) -> bytes:
    return saved(document)


def without_marks(document: Document) -> bytes:
    """The form without bookmarks and content controls, as other programs save it."""
    for bookmark in [*document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        bookmark.getparent().remove(bookmark)
    for control in [*document.element.body.iter(qn("w:sdt"))]:
        for inside in [*control.find(qn("w:sdtContent"))]:
            control.addprevious(inside)
        control.getparent().remove(control)
    return saved(document)


def as_text(document: Document) -> bytes:
    return read_document(without_marks(document)).text.encode()


def as_libreoffices_text(document: Document) -> bytes:
    return through_libreoffice(saved(document), "txt:Text (encoded):UTF8")


def as_libreoffices_document(document: Document) -> bytes:
    return through_libreoffice(saved(document), "odt", "docx")


@pytest.mark.parametrize("sent", [as_document, without_marks, as_text, as_libreoffices_text, as_libreoffices_document])
def test_every_answer_is_linked_to_the_promise_over_its_box(
        returned: Callable[[bytes], ReturnedForm], sent: Callable[[Document], bytes]) -> None:
    form = returned(sent(filled()))
    assert (linked(form), unsure(form)) == (set(PROMISES.values()), [])
    assert len(form.answers) == 2 * len(PROMISES)


def test_in_a_pdf_every_answer_is_linked_that_no_page_cuts_from_its_quotation(
        returned: Callable[[bytes], ReturnedForm]) -> None:
    form = returned(through_libreoffice(saved(filled()), "pdf"))
    assert (linked(form), unsure(form)) == (set(PROMISES.values()), [])


TRANSLATED = {
    r"Policy Target No\. ": "Objectif politique n° ", "Operational Goal: ": "Objectif opérationnel : ",
    "A\\) .*": "A) Mesures annoncées dans le dernier rapport", "B\\) .*": "B) Progrès accomplis dans votre pays",
    "C\\) .*": "C) Quelles mesures votre pays prendra-t-il ?",
    r"(\[\S+\] )Other measures.*": r"\1Autres mesures prises :",
    r"(\[\S+\] )Announced in 2014: “.*”": r"\1Annoncé en 2014 : « Adopter une loi « nouvelle », et vite »",
    "Please write.*": "Veuillez écrire dans les cadres.", "Please leave.*": "Veuillez laisser les titres.",
    "Where a measure.*": "Où une mesure est citée, veuillez répondre en dessous."}


def translated(document: Document) -> Document:
    """The form in French, but for its answers and levels."""
    official = {row["about"]: row["wording"] for row in translations("wording") if row["language"] == "fr"}
    words = {re.escape(goal.official_wording): official[goal.id] for goal in CATALOGUE.goals} | {
        re.escape(target.official_wording): official[str(target.id)] for target in CATALOGUE.policy_targets}
    for paragraph in paragraphs_of(document):
        for wording, french in (TRANSLATED | words).items():
            paragraph.text = re.sub(wording, french, paragraph.text)
    return document


@pytest.mark.parametrize("sent", [as_document, without_marks, as_text, as_libreoffices_text, as_libreoffices_document])
def test_answers_in_a_translated_form_are_linked_by_its_marks(
        returned: Callable[[bytes], ReturnedForm], sent: Callable[[Document], bytes]) -> None:
    form = returned(sent(translated(filled())))
    assert (linked(form), unsure(form)) == (set(PROMISES.values()), [])
    assert len(form.answers) == 2 * len(PROMISES)


def test_a_translated_form_as_pdf_has_its_answers_below_its_marks(returned: Callable[[bytes], ReturnedForm]) -> None:
    form = returned(through_libreoffice(saved(translated(filled())), "pdf"))
    assert (linked(form), unsure(form)) == (set(PROMISES.values()), [])


@pytest.mark.parametrize("changed", [r"\1Annoncé en 2014 : Adopter une loi", r"Annoncé en 2014 : « Adopter une loi »"])
def test_a_translation_without_quotation_marks_or_mark_links_nothing_and_says_so(
        returned: Callable[[bytes], ReturnedForm], changed: str) -> None:
    text = re.sub(r"(\[\S+\] )Annoncé .*»", changed, as_text(translated(filled())).decode())
    form = returned(text.encode())
    assert (linked(form), unsure(form)) == (set(), sorted({goal for goal, _ in PROMISES}))


@pytest.mark.parametrize("below", ["[2.1-6/6-", "Answer 3", "[2.1-2/6-"])
def test_a_margin_between_a_quotation_and_the_next_one_ends_no_box(
        returned: Callable[[bytes], ReturnedForm], below: str) -> None:
    text = as_text(filled()).decode().replace(below, f"Reporting form 2015 Page 2 of 6\n\n{below}")
    assert text.count("Page 2 of 6") >= 1
    form = returned(text.encode())
    assert (linked(form), unsure(form)) == (set(PROMISES.values()), [])


def paragraphs(document: Document, *begins: str) -> list[Paragraph]:
    return [one for one in paragraphs_of(document) if any(re.match(begin, one.text) for begin in begins)]


def quotation(number: int, count: int) -> str:
    """How the quotation of a promise begins, of as many on its goal."""
    return rf"\[\S+-{number}/{count + 1}-"


def removed(*begins: str) -> Change:
    """Without the printed lines that begin so."""
    def change(document: Document) -> None:
        for paragraph in paragraphs(document, *begins):
            paragraph._p.getparent().remove(paragraph._p)
    return change


def swapped(document: Document) -> None:
    """Two quotations of goal 2.1 changed places, without their answers."""
    first, second = paragraphs(document, quotation(1, 5), quotation(2, 5))
    copy = deepcopy(first._p)
    second._p.addprevious(copy)
    first._p.addprevious(second._p)
    first._p.getparent().remove(first._p)


def doubled(document: Document) -> None:
    """A quotation stands over another one's answer too."""
    first, second = paragraphs(document, quotation(1, 5), quotation(2, 5))
    second._p.addprevious(deepcopy(first._p))
    second._p.getparent().remove(second._p)


def shortened(document: Document) -> None:
    for paragraph in paragraphs(document, QUOTED):
        paragraph.runs[1].text = " ".join(paragraph.runs[1].text.split()[:4])


def pasted(document: Document) -> None:
    """A promise's box was copied over the next one, and the next answer typed in it."""
    first, second = (control for control in document.element.body.iter(qn("w:sdt"))
                     for tag in control.iter(qn("w:tag")) if re.match(r"goalline_2\.1-[12]/6-", tag.get(qn("w:val"))))
    copy = deepcopy(first)
    copy.replace(copy.find(qn("w:sdtContent")), second.find(qn("w:sdtContent")))
    second.getparent().replace(second, copy)


CHANGES = [*(removed(quotation(number, 5)) for number in range(1, 6)),
           removed(quotation(1, 1)), removed(QUOTED), removed(OTHERS), removed(OTHERS, quotation(5, 5)),
           removed("Where a measure is quoted"), swapped, doubled, pasted, shortened]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("sent", [as_document, without_marks, as_text])
def test_no_answer_is_linked_to_another_promise_and_what_is_not_linked_is_said(
        returned: Callable[[bytes], ReturnedForm], change: Change, sent: Callable[[Document], bytes]) -> None:
    document = filled()
    change(document)
    form = returned(sent(document))
    missing = {goal for (goal, _), number in PROMISES.items() if number not in linked(form)}
    assert set(unsure(form)) == missing


def test_a_promise_is_known_by_its_words_whatever_a_program_makes_of_the_signs_between_them() -> None:
    assert check_of("To train 200 officers – “now”, by law.") == check_of("to train 200 ofﬁcers - 'now' by law")
    assert check_of("To train 200 officers.") != check_of("To train 300 officers.")


@pytest.mark.parametrize("sent", [without_marks, as_text])
def test_the_answers_below_a_deleted_last_quotation_are_not_those_of_the_promise_before(
        returned: Callable[[bytes], ReturnedForm], sent: Callable[[Document], bytes]) -> None:
    document = filled()
    removed(quotation(5, 5))(document)
    numbers = [number for (goal, _), number in PROMISES.items() if goal == "2.1"]
    form = returned(sent(document))
    assert set(PROMISES.values()) - linked(form) == set(numbers[3:])
    assert unsure(form) == ["2.1"]
