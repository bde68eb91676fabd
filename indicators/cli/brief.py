"""brief: a briefing on one data version as slides, document or workbook."""

import argparse
from dataclasses import replace
from pathlib import Path

from indicators.briefing.stamp import CLEARED, Clearance, organisation
from indicators.cli import judged_version
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.errors import Refusal


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for countries, goals, year, version, audience, clearance, template and output file."""
    parser.add_argument("--country", metavar="CODE[,CODE]", default="", help=words("brief_country"))
    parser.add_argument("--goal", metavar="GOAL[,GOAL]", default="", help=words("brief_goal"))
    parser.add_argument("--year", metavar="YEAR", type=int, default=None, help=words("brief_year"))
    judged_version.add_options(parser, audience="public")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=words("brief_out"))
    parser.add_argument("--template", metavar="FILE", type=Path, default=None, help=words("brief_template"))
    for name in CLEARED:          # marking: unless it is given, that of the installation
        parser.add_argument(f"--{name}", metavar="TEXT", default=None, help=words(f"brief_{name}"))


def run(asked: argparse.Namespace) -> Outcome:
    """Judge one data version and write the pack."""
    from indicators.briefing.pack.building import PackRequest, build  # noqa: PLC0415 - commands load only what they need
    from indicators.briefing.pack.files import KINDS, write_pack  # noqa: PLC0415
    from indicators.cli.pack_reading import read_for  # noqa: PLC0415

    kind = asked.out.suffix.casefold()
    if kind not in KINDS:
        raise Refusal("brief.kind", out=str(asked.out), known=", ".join(KINDS))
    found = judged_version.judged_version(asked)
    read, replaces, not_public = read_for(asked, found)
    pack = build(read, PackRequest(
        areas=_codes(asked.country, read.board.catalogue.area), goals=_codes(asked.goal), year=asked.year,
        clearance=_clearance(asked), replaces=replaces, not_public=not_public))
    write_pack(pack, kind, asked.out, asked.template)
    counts = {"sections": len(pack.sections), "figures": len(pack.figures)}
    done = say("brief.done", out=str(asked.out), version=found.version, audience=asked.audience, **counts)
    return Outcome(Status.FINE, [*found.remarks(), done], {
        "out": str(asked.out), "version": found.version, "released": found.released, "audience": asked.audience,
        "illustrative": found.illustrative, **counts,
        "findings": [{"goal": section.goal, "area": section.whose, "finding": section.finding}
                     for section in pack.sections], "notes": list(pack.left_out)})


def _clearance(asked: argparse.Namespace) -> Clearance:
    """The clearance line as given; the marking is the installation's unless one is given."""
    given = Clearance(**{name: getattr(asked, name) for name in CLEARED if getattr(asked, name) is not None})
    return replace(given, marking=organisation().marking) if asked.marking is None else given


def _codes(given: str, known: object = ()) -> tuple[str, ...]:
    """Codes separated by commas, each once; country codes in capitals."""
    codes = dict.fromkeys(code.strip() for code in given.split(",") if code.strip())
    return tuple(code.upper() if known else code for code in codes)
