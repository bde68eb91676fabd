"""The minister's page: one finding as a slide or as an A4 page; of every country in one archive."""

import io
from collections.abc import Iterable

from indicators.briefing.archives import archive_of
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, lead_section
from indicators.briefing.pack.reading import PackInput
from indicators.errors import Refusal


def minister_page(read: PackInput, request: PackRequest, kind: str) -> bytes:
    """The page of a country, a group or a comparison, ".pptx" or ".docx": on the goal that is asked for, else on the
    one that most needs attention. Raises Refusal: brief.*.
    """
    return minister_file(build(read, request), kind)


def minister_file(pack: Pack, kind: str) -> bytes:
    """The page of a briefing, as ``minister_page``."""
    stream, section = io.BytesIO(), lead_section(pack.sections)
    if kind == ".pptx":
        from indicators.briefing.pack.slides import write_minister_slide  # noqa: PLC0415 - only what is needed

        write_minister_slide(pack, section, stream)
    else:
        from indicators.briefing.pack.document import write_page  # noqa: PLC0415

        write_page(pack, section, stream)
    return stream.getvalue()


def pages_of_all(read: PackInput, areas: Iterable[str], goals: tuple[str, ...] = (), kind: str = ".pptx") -> bytes:
    """ZIP of the page of every country that has anything to say."""
    files = []
    for area in areas:
        try:
            pack = build(read, PackRequest(areas=(area,), goals=goals))
        except Refusal as refusal:
            if refusal.code != "brief.nothing":
                raise
        else:
            files.append((f"{pack.stem}_minister{kind}", minister_file(pack, kind)))
    return archive_of(files)
