"""Parts of a briefing pack that an office may leave out."""

from collections.abc import Collection
from dataclasses import replace

from indicators.briefing.pack.content import Drawn, Pack, Section

PARTS = ("summary", "statuses", "figures", "others", "report", "questions", "speaking_note", "methods")
"""In the order in which they are offered. Findings, cautions and revisions are always in a pack."""


def with_parts(pack: Pack, parts: Collection[str]) -> Pack:
    """The pack with these of PARTS alone."""
    table = pack.table if "statuses" in parts else replace(pack.table, rows=())
    summaries = pack.summaries if "summary" in parts else ()
    return replace(pack, summaries=summaries, table=table, status_figure=_drawn(pack.status_figure, parts),
                   sections=tuple(_section(section, parts) for section in pack.sections
                                  if section.goal or "report" in parts))      # that on commitments quotes the report


def _section(section: Section, parts: Collection[str]) -> Section:
    kept = {name: getattr(section, name) for name in (
        "summary", "figures", "others", "report", "questions", "speaking_note") if name in parts}
    nothing = {"summary": (), "figures": (), "others": (), "report": {}, "questions": (), "speaking_note": ""}
    found = replace(section, **(nothing | kept))
    if "report" not in parts:               # commitments are words of the report too
        found = replace(found, report_source="", commitments=())
    return replace(found, figures=tuple(_drawn(drawn, parts) for drawn in found.figures),
                   others=tuple(_drawn(drawn, parts) for drawn in found.others))


def _drawn(drawn: Drawn, parts: Collection[str]) -> Drawn:
    return drawn if "methods" in parts else replace(drawn, method=(), reading="", sources=())
