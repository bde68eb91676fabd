"""Right of reply: drafts of countries' statuses for comment, and those that come back with comments in their boxes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from indicators.briefing.archives import archive_of
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import PackInput
from indicators.errors import InputRefused, Refusal
from indicators.ingest.reading import read_document
from indicators.model import Catalogue
from indicators.model.remarks import Remark, RemarkAuthor
from indicators.model.rounds import Round
from indicators.reports.form_wording import from_keywords
from indicators.reports.wordings import is_reply

MARK = re.compile(r"\x02goalline_(\w+)\x03")
VERSION = re.compile(r"[0-9]{1,9}")
LABEL, COMMENT, ALL = "label_", "comment_", "all"
"""Of the names of boxes: label_1_1 and comment_1_1; label_all is that on all goals."""


@dataclass(frozen=True)
class ReturnedDraft:
    """A draft that a country returned: of which data version it is, and the comment on each goal, "" for all goals."""

    ref_area: str
    version: int
    until: str
    comments: Mapping[str, str] = field(default_factory=dict)

    def remarks(self, recorded: Iterable[Remark], *, day: str, reason: str) -> list[Remark]:
        """Its comments as the country's remarks, without those that are recorded already."""
        texts = {(remark.goal, remark.text) for remark in recorded}
        return [Remark(author=RemarkAuthor.COUNTRY, ref_area=self.ref_area, goal=goal, text=text, draft=self.version,
                       day=day, reason=reason) for goal, text in self.comments.items() if (goal, text) not in texts]


def draft_name(ref_area: str, version: int) -> str:
    """File name of a country's draft."""
    return f"goalline-draft-{ref_area}-v{version}.docx"


def draft(read: PackInput, ref_area: str, until: str) -> bytes:
    """The draft of a country for comment by a day, as DOCX. Raises Refusal("brief.nothing")."""
    from indicators.briefing.pack.document import draft_document  # noqa: PLC0415 - for those who take a file

    return draft_document(build(read, PackRequest(areas=(ref_area,))), ref_area, until)


def drafts_archive(read: PackInput, ref_areas: Iterable[str], until: str) -> bytes:
    """ZIP of the drafts of the countries on which there is anything to say."""
    def drafts() -> Iterator[tuple[str, bytes]]:
        for ref_area in ref_areas:
            try:
                yield draft_name(ref_area, read.stamp.version), draft(read, ref_area, until)
            except Refusal as refusal:
                if refusal.code != "brief.nothing":
                    raise

    return archive_of(drafts())


def returned_draft(content: bytes, catalogue: Catalogue, round_: Round) -> ReturnedDraft:
    """What a returned draft of a country of a round says, box by box; words such as "None" are no comment.

    Raises InputRefused("draft.unreadable"), Refusal("draft.unknown", "draft.other_set", "draft.not_invited").
    """
    document = read_document(content)
    if document.issue:
        raise InputRefused("draft.unreadable", [document.issue])
    carried = from_keywords(document.keywords)
    if carried.get("area") not in catalogue.area or not VERSION.fullmatch(carried.get("draft", "")):
        raise Refusal("draft.unknown")
    if (carried.get("set") == "illustrative") != catalogue.is_invented:
        raise Refusal("draft.other_set")
    if carried["area"] not in round_.invited:
        raise Refusal("draft.not_invited", name=catalogue.area[carried["area"]].name)
    _, *pieces = MARK.split(document.text)
    lines: dict[str, list[str]] = {}
    for name, text in zip(pieces[::2], pieces[1::2], strict=True):
        words = [line.strip() for line in re.split(r"[\n\f\u2028]", text)]
        if name.startswith(LABEL):                 # what follows its own line is the comment, where its box is lost
            lines.setdefault(name.removeprefix(LABEL), []).extend(words[1:])
        elif name.startswith(COMMENT):
            lines.setdefault(name.removeprefix(COMMENT), []).extend(words)
    comments = {name: "\n".join(filter(None, words)) for name, words in lines.items()}
    return ReturnedDraft(carried["area"], int(carried["draft"]), carried.get("until", ""), {
        "" if name == ALL else name.replace("_", "."): text for name, text in comments.items() if not is_reply(text)})
