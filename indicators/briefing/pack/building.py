"""Builds a briefing pack from one data version."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR

from indicators import __version__, statements, wording
from indicators.briefing.pack.clean import cleaned
from indicators.briefing.pack.comparison_sections import comparison_section, comparison_sections
from indicators.briefing.pack.content import Pack, Section
from indicators.briefing.pack.country_sections import country_sections
from indicators.briefing.pack.group_sections import group_sections
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.reported import commitment_section, is_of_commitments
from indicators.briefing.pack.summaries import country_summaries
from indicators.briefing.pack.tables import drawn_statuses, statuses, with_something
from indicators.briefing.reference import address, of_stamp
from indicators.briefing.stamp import Clearance
from indicators.errors import Refusal
from indicators.model import Group, Mark
from indicators.wording import day, say


@dataclass(frozen=True, kw_only=True)
class PackRequest:
    """Scope of a pack: areas (none: the Alliance), goals (none: all) and year (None: the newest of each series)."""

    areas: tuple[str, ...] = ()
    group: str = ""                         # whose areas are used if none are given; "" is the Alliance
    goals: tuple[str, ...] = ()
    year: int | None = None
    compared: str = ""                      # if set, the pack only compares the areas on this indicator
    indexed: bool = True                    # whether a comparison is indexed to 100 where possible
    figure: str = ""                        # name of the one figure that is wanted, without version
    clearance: Clearance = Clearance()
    replaces: int | None = None             # data version of the publication before
    not_public: str = ""                    # "figures" or "text", where the pack holds what is not public


def build(read: PackInput, asked: PackRequest) -> Pack:
    """The pack. Raises Refusal: brief.unknown_country, brief.unknown_goal, brief.no_country, brief.nothing."""
    _check(read, asked)
    reference = of_stamp(read.stamp, areas=asked.areas, group=asked.group, goals=asked.goals, year=asked.year,
                         compared=asked.compared, indexed=asked.indexed, figure=asked.figure)
    read = replace(read, stamp=replace(
        read.stamp, clearance=" · ".join((*_edition(read, asked), *_audience(read, asked), *_clearance(asked))),
        link=address.link(reference), code=address.code(reference)))
    goals = asked.goals or tuple(goal.id for goal in read.board.catalogue.goals)
    areas, subject = asked.areas, list(asked.areas)
    if not areas and not asked.compared:
        group = _group(read, asked)
        subject, areas = [group.id], tuple(statements.members(read.board, group.id, asked.year or read.today_year))
    sections = list(_sections(read, asked, areas, goals))
    if not sections:
        raise Refusal("brief.nothing", whose=_whose(read, asked))
    table, without = statuses(read, areas, goals, asked.year), list[str]()
    if not asked.areas:
        table, without = with_something(table)
    stem = "_".join([*subject, *asked.goals, *([str(asked.year)] if asked.year else []),
                     f"v{read.stamp.version}"])
    title = say("pack.title", whose=_whose(read, asked))
    under = say("pack.statuses_under_in", year=asked.year) if asked.year else say("pack.statuses_under")
    return cleaned(Pack(
        title=title, filters=_filters(read, asked, goals), stamp=read.stamp,
        version=say("pack.version", version=read.stamp.version), foot=_foot(read, asked),
        marked=say("message", "chart.illustrative") if read.stamp.illustrative else "", sections=tuple(sections),
        summaries=tuple(country_summaries(read, asked.areas, goals, asked.year)) if not asked.compared else (),
        table=table, status_figure=drawn_statuses(
            read, table, areas, say("pack.statuses_title", whose=_whose(read, asked)), under, stem),
        left_out=_left_out(read, asked, sections, goals, without), key=_key(), stem=stem, reference=reference))


def _sections(read: PackInput, asked: PackRequest, areas: Sequence[str], goals: Sequence[str]) -> Iterator[Section]:
    """The sections of a comparison, of countries or of a group, then that of their commitments; where the figure of
    these alone is wanted, no other.
    """
    if asked.compared:
        found = comparison_section(read, asked.compared, areas, asked.year, indexed=asked.indexed)
        yield from [found] if found else []
        return
    if not is_of_commitments(asked.figure):
        if asked.areas:
            yield from comparison_sections(read, areas, goals, asked.year)
            for area in areas:
                yield from country_sections(read, area, goals, asked.year)
        else:
            yield from group_sections(read, _group(read, asked), areas, goals, asked.year)
    promised = commitment_section(read, areas, goals, asked.year, _whose(read, asked))
    yield from [promised] if promised else []


def _group(read: PackInput, asked: PackRequest) -> Group:
    """The group asked for, else the Alliance."""
    groups = read.board.catalogue.groups
    return next((group for group in groups if group.id == asked.group), groups[0])


def _check(read: PackInput, asked: PackRequest) -> None:
    """Raise Refusal for an unknown country or goal."""
    known = read.board.catalogue
    for area in asked.areas:
        if area not in known.area:
            raise Refusal("brief.unknown_country", found=area)
        if known.area[area].kind != "country" and not asked.compared:
            raise Refusal("brief.no_country", found=area, name=known.area[area].name)
    if asked.compared and asked.compared not in known.indicators:
        raise Refusal("brief.no_figure", name=asked.compared)
    for goal in asked.goals:
        if goal not in {own.id for own in known.goals}:
            raise Refusal("brief.unknown_goal", found=goal, known=", ".join(own.id for own in known.goals))
    if asked.year is not None and len(str(asked.year)) != len(str(MAXYEAR)):
        raise Refusal("brief.nothing", whose=_whose(read, asked))


def _whose(read: PackInput, asked: PackRequest) -> str:
    known = read.board.catalogue
    if not asked.areas:
        return wording.text(_group(read, asked).name)
    return wording.listed([known.area[area].name for area in asked.areas])


def _filters(read: PackInput, asked: PackRequest, goals: Sequence[str]) -> str:
    when = say("pack.filter_year", year=asked.year) if asked.year else say("pack.filter_latest")
    return say("pack.filters", whose=_whose(read, asked), count=len(goals), goals=", ".join(goals), when=when)


def _foot(read: PackInput, asked: PackRequest) -> tuple[str, ...]:
    """Edition, data version, day and audience; and the clearance line."""
    stamp = read.stamp
    version = [*filter(None, [stamp.organisation]), *_edition(read, asked),
               say("pack.version", version=stamp.version), say("pack.as_of", day=day(stamp.as_of)),
               *_audience(read, asked),
               say("pack.made_with", goalline=__version__),
               stamp.link or say("message", "chart.code", short=stamp.code)]
    cleared = _clearance(asked)
    return (" · ".join(version), *([" · ".join(cleared)] if cleared else []))


def _audience(read: PackInput, asked: PackRequest) -> list[str]:
    """The pack's audience, and a warning if it contains anything not public."""
    not_public = [say(f"pack.not_public_{asked.not_public}")] if asked.not_public else []
    return [say(f"pack.for_{read.stamp.audience}"), *not_public]


def _edition(read: PackInput, asked: PackRequest) -> list[str]:
    """The edition that the data version is, unless the clearance line names one."""
    return [wording.edition(read.stamp.edition)] if read.stamp.edition and not asked.clearance.edition else []


def _clearance(asked: PackRequest) -> list[str]:
    """The parts of the clearance line, as entered."""
    clearance = asked.clearance
    replaces = say("pack.replaces", version=asked.replaces) if asked.replaces else ""
    parts = [clearance.marking, clearance.embargo and say("pack.embargo", embargo=clearance.embargo),
             clearance.edition and wording.edition(clearance.edition), replaces,
             *(value and say(f"pack.{name}", who=value) for name, value in (
                 ("prepared", clearance.prepared), ("checked", clearance.checked), ("cleared", clearance.cleared)))]
    return [part for part in parts if part]


def _left_out(read: PackInput, asked: PackRequest, sections: Sequence[Section], goals: Sequence[str],
              without: Sequence[str]) -> tuple[str, ...]:
    """Goals without information on a country, and countries without any information."""
    if not asked.areas:
        return (say("pack.nothing_of", count=len(without), names=wording.listed(without)),) if without else ()
    said = []
    for area in asked.areas:
        name = read.board.catalogue.area[area].name
        known = {section.goal for section in sections if section.whose == name}
        missing = [f"{code} {wording.text(read.goal(code).title)}" for code in goals if code not in known]
        if missing:
            said.append(say("pack.nothing_on", whose=name, count=len(missing), goals=wording.listed(missing)))
    return tuple(said)


def _key() -> str:
    """What the marks next to a status mean."""
    marks = [f"{words.mark} {words.word}" for words in wording.certainty_key()]
    none, provisional = (say(f"certainty_key.{name}") for name in ("none", "provisional"))
    return " ".join((say("certainty_key.lead"), " · ".join(
        [*marks, none, f"{wording.marked_provisional(Mark.PROVISIONAL)} {provisional}"])))
