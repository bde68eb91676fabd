"""Right of reply: drafts of countries' statuses for comment, and those that come back with comments."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from indicators import wording
from indicators.briefing.archives import archive_of
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import PackInput
from indicators.briefing.pack.country_sections import country_sections
from indicators.errors import InputRefused, Refusal
from indicators.ingest.documents.docx import read_docx
from indicators.ingest.reading import Document, read_document
from indicators.model import Catalogue
from indicators.model.remarks import Remark, RemarkAuthor
from indicators.model.rounds import Round
from indicators.reports.form_wording import from_keywords
from indicators.reports.reading import read_text
from indicators.reports.report import unanswered, without_answer
from indicators.reports.wordings import is_reply

MARK = re.compile(r"\x02goalline_(\w+)\x03")
VERSION, DAY = re.compile(r"[0-9]{1,9}"), re.compile(r"\d{4}-\d\d-\d\d")
PAGE = re.compile(r"(?<=\S)\s+\d{1,3}$")      # in a margin, which no program writes before it opens the document
LABEL, COMMENT, ALL = "label", "comment", "all"
"""Of the names of boxes: label_1_1 and comment_1_1; label_all is that on all goals."""


class DraftComment(NamedTuple):
    """Words of a country in its draft, on a goal or "" for all: in a box, a comment of Word's, or elsewhere."""

    goal: str
    text: str
    place: Literal["box", "word", "outside"] = "box"
    author: str = ""


@dataclass(frozen=True)
class ReturnedDraft:
    """A draft that a country returned: of which data version it is, and all that was written into it."""

    ref_area: str
    version: int
    until: str
    comments: tuple[DraftComment, ...] = ()

    def remarks(self, comments: Iterable[DraftComment], recorded: Iterable[Remark], *, day: str, reason: str
                ) -> list[Remark]:
        """Some of its comments as the country's remarks, without those that are recorded already."""
        texts = {(remark.goal, remark.text) for remark in recorded}
        return [Remark(author=RemarkAuthor.COUNTRY, ref_area=self.ref_area, goal=one.goal, text=one.text, day=day,
                       draft=self.version, reason=reason) for one in comments if (one.goal, one.text) not in texts]


def draft_name(ref_area: str, version: int) -> str:
    """File name of a country's draft."""
    return f"goalline-draft-{ref_area}-v{version}.docx"


def draft(read: PackInput, ref_area: str, until: str) -> bytes:
    """The draft of a country for comment by a day, as DOCX. Raises Refusal("brief.nothing")."""
    from indicators.briefing.pack.document import draft_document  # noqa: PLC0415 - for those who take a file

    return draft_document(build(read, PackRequest(areas=(ref_area,))), ref_area, until, _unanswered(read, ref_area))


def _unanswered(read: PackInput, ref_area: str) -> str:
    """The goals and parts that the country's newest report does not answer, in words; "" if it answers all."""
    report, goals = read.reports.get(ref_area), read.board.catalogue.goals
    if report is None:
        return ""
    missing = unanswered(read_text(report.text, goals), [goal.id for goal in goals])
    said = " ".join(wording.message(message, read.board.catalogue) for message in without_answer(missing))
    return wording.say("draft.report", year=report.year, unanswered=said) if said else ""


def without_draft(read: PackInput, ref_areas: Iterable[str]) -> list[str]:
    """Those of some countries on which there is nothing to say."""
    goals = [goal.id for goal in read.board.catalogue.goals]
    return [area for area in ref_areas if next(country_sections(read, area, goals, None), None) is None]


def drafts_archive(read: PackInput, ref_areas: Sequence[str], until: str) -> bytes:
    """ZIP of the drafts of the countries on which there is anything to say."""
    nothing = without_draft(read, ref_areas)
    return archive_of((draft_name(area, read.stamp.version), draft(read, area, until))
                      for area in ref_areas if area not in nothing)


def returned_draft(content: bytes, catalogue: Catalogue, round_: Round,
                   printed: Callable[[str, int, str, str], bytes]) -> ReturnedDraft:
    """What a returned draft of a country of a round says; words such as "None" in a box are no comment. ``printed``
    gives the draft as it was sent: of a country, a data version, the last day for comments, and the day of its making.

    Raises InputRefused("draft.unreadable"), Refusal("draft.unknown", "draft.other_set", "draft.not_invited").
    """
    document = read_document(content)
    if document.issue:
        raise InputRefused("draft.unreadable", [document.issue])
    carried = from_keywords(document.keywords)
    area, version, made_on = (carried.get(name, "") for name in ("area", "draft", "day"))
    if area not in catalogue.area or not VERSION.fullmatch(version) or not DAY.fullmatch(made_on):
        raise Refusal("draft.unknown")
    if (carried.get("set") == "illustrative") != catalogue.is_invented:
        raise Refusal("draft.other_set")
    if area not in round_.invited:
        raise Refusal("draft.not_invited", name=catalogue.area[area].name)
    until = carried.get("until", "")
    sent = read_docx(printed(area, int(version), until, made_on))["text"]
    return ReturnedDraft(area, int(version), until, tuple(_comments(document, sent)))


def _comments(document: Document, printed: str) -> Iterator[DraftComment]:
    """What is in each box; then what is beside the text, and each line outside of the boxes that was not printed."""
    known_lines = {"", *map(_letters, _lines(MARK.sub("", printed)))}
    boxes, others = dict[str, list[str]](), list[DraftComment]()
    first, *pieces = MARK.split(document.text)
    for name, text in [("goal_all", first), *zip(pieces[::2], pieces[1::2], strict=True)]:
        kind, lines = name.partition("_")[0], _lines(text)
        at = {COMMENT: 0, LABEL: 1}.get(kind, len(lines))     # behind its label is the comment, where its box is lost
        if lines[at:]:
            boxes.setdefault(_goal(name), []).extend(lines[at:])
        others += [DraftComment(_goal(name), line, "outside") for line in lines[:at]
                   if not {_letters(line), _letters(PAGE.sub("", line))} & known_lines]
    for goal, lines in boxes.items():
        if not is_reply(text := "\n".join(lines)):
            yield DraftComment(goal, text)
    for comment in document.comments:
        yield DraftComment(_goal(comment.box.removeprefix("goalline_")), comment.text, "word", comment.author)
    yield from others


def _goal(name: str) -> str:
    """The goal of a box, "" for all."""
    goal = name.partition("_")[2].replace("_", ".")
    return "" if goal == ALL else goal


def _lines(text: str) -> list[str]:
    return [line.strip() for line in re.split(r"[\n\f\u2028]", text) if line.strip()]


def _letters(line: str) -> str:
    """A line without spaces and signs, which another program may change."""
    return re.sub(r"\W", "", line)
