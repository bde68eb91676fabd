"""Issued briefings: each download, with whether it is still right."""


from indicators import wording
from indicators.briefing.issued import IssuedBriefing, issued_briefings, record_issued
from indicators.briefing.pack.content import Pack
from indicators.errors import Refusal
from indicators.permission import staff
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, recheck, who
from pages.shared.cache import Visit
from pages.shared.history.entry import moment

MOST = 12


def record(visit: Visit, file: str, pack: Pack) -> None:
    """Record a download of the present figures; nothing is written about invented ones."""
    if menu.may_write(visit):
        record_issued(cache.opened(visit.figures)[0], staff(who.name() or say("issued.nobody")), file, pack.title,
                      pack.reference)


def show(visit: Visit) -> None:
    """Render the latest downloads, each with its verdict and a link that makes it again."""
    rows = issued_briefings(cache.opened(visit.figures)[0], MOST)
    frame.html(markup.heading(2, say("issued.title")))
    if not rows:
        frame.html(markup.paragraph(say("issued.none"), "gl-quiet"))
        return
    frame.html(markup.bullets([markup.joined((
        say("issued.row", title=row.title, file=row.file, version=row.reference.version, who=row.name,
            when=moment(row.at)), " ", markup.small(_verdict(row)), " ",
        markup.link(recheck.again(row.reference), say("recheck.again")))) for row in rows], "gl-text"))


def _verdict(row: IssuedBriefing) -> str:
    """Whether a briefing is still right, or what has changed."""
    try:
        result = recheck.checked(row.reference)
        return say("issued.right") if result.same else recheck.verdict(result)
    except Refusal as refusal:
        return wording.error(refusal)
