"""Builds a briefing from one data version."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators import __version__, statements, wording
from indicators.briefing.pack.content import MOST_NAMED, Pack, PackInput, Section, cleaned
from indicators.briefing.pack.country_sections import country_sections
from indicators.briefing.pack.several_countries import MOST, comparison_sections, group_sections
from indicators.briefing.pack.tables import key_of, statuses, with_something
from indicators.briefing.reference import OF_COUNTRIES, link, of_stamp, scale_of
from indicators.briefing.stamp import Clearance
from indicators.errors import Refusal
from indicators.model import Status
from indicators.wording import day, say


@dataclass(frozen=True, kw_only=True)
class PackRequest:
    """Scope of a briefing: areas (none: the Alliance), goals (none: all) and year (None: the newest of each series)."""

    areas: tuple[str, ...] = ()
    group: str = ""                         # whose areas are used if none are given; "" is the Alliance
    goals: tuple[str, ...] = ()
    year: int | None = None
    compared: str = ""                      # if set, the briefing only compares the areas on this indicator
    indexed: bool = True                    # whether a comparison is indexed to 100 where possible
    figure: str = ""                        # name of the one figure that is wanted, without version
    clearance: Clearance = Clearance()
    replaces: int | None = None             # data version of the publication before
    not_public: str = ""                    # "figures" or "text", where the briefing holds what is not public


def build(read: PackInput, request: PackRequest) -> Pack:
    """The briefing. Raises Refusal: brief.unknown_country, brief.unknown_goal, brief.no_country, brief.nothing."""
    _check(read, request)
    catalogue, areas, compared = read.board.catalogue, request.areas, request.compared
    group = next((group for group in catalogue.groups if group.id == request.group), catalogue.groups[0])
    goals = request.goals or tuple(goal.id for goal in catalogue.goals)
    if compared:
        goals = (catalogue.goal_of[compared],)
    elif not areas:
        areas = tuple(statements.members(read.board, group.id, request.year or read.today_year))
    whose = read.names(request.areas) if request.areas else wording.text(group.name)
    reference = of_stamp(read.stamp, areas=request.areas, group=request.group, goals=request.goals, year=request.year,
                         compared=compared, indexed=request.indexed, figure=request.figure)
    marks, printed = _clearance(read, request)
    stamp = replace(read.stamp, clearance=" · ".join([*marks, *printed]), link=link(reference))
    read = replace(read, stamp=stamp)
    sections = tuple(_sections(read, request, group.id, areas, goals, whose))
    if not sections:
        raise Refusal("brief.nothing", whose=whose)
    table, without = statuses(read, () if compared else areas, goals, request.year), list[str]()
    if not request.areas:
        table, without = with_something(table)
    when = say("pack.filter_year", year=request.year) if request.year else say("pack.filter_latest")
    provenance = [stamp.organisation, say("pack.version", version=stamp.version), say(
        "pack.as_of", day=day(stamp.as_of)), *printed, say("pack.made_with", goalline=__version__), stamp.link]
    goals_named = ", ".join(goals) if compared or request.goals else "all"
    invented = [say("message", "chart.illustrative")] if stamp.illustrative else []
    return cleaned(Pack(
        title=say("pack.title", whose=whose), headline=_headline(read, request, areas, sections), stamp=stamp,
        filters=say("pack.filters", count=len(goals), goals=goals_named, when=when),
        provenance=" · ".join(filter(None, provenance)), marking=" · ".join([*marks, *invented]), sections=sections,
        table=table, key=key_of(cell.text for row in table.rows for cell in row[1:]),
        left_out=tuple(_left_out(read, request, sections, goals, without)), reference=reference,
        stem="_".join([*(request.areas or [group.id]), *request.goals, *([str(request.year)] if request.year else []),
                       f"v{stamp.version}"])))


def _check(read: PackInput, request: PackRequest) -> None:
    """Raise Refusal for an unknown country, goal or indicator."""
    catalogue, goals = read.board.catalogue, [goal.id for goal in read.board.catalogue.goals]
    for area in request.areas:
        if area not in catalogue.area:
            raise Refusal("brief.unknown_country", found=area)
        if catalogue.area[area].kind != "country" and not request.compared:
            raise Refusal("brief.no_country", found=area, name=catalogue.area[area].name)
    if request.compared and request.compared not in catalogue.indicators:
        raise Refusal("brief.no_figure", name=request.compared)
    for goal in request.goals:
        if goal not in goals:
            raise Refusal("brief.unknown_goal", found=goal, known=", ".join(goals))


def _sections(read: PackInput, request: PackRequest, group: str, areas: Sequence[str], goals: Sequence[str],
              whose: str) -> Iterator[Section]:
    """The sections of a comparison, of countries or of a group; last what compares countries on context."""
    year, of_countries, context = request.year, request.figure.startswith(OF_COUNTRIES), list[Section]()
    if not request.compared and (not request.areas or len(areas) > MOST or of_countries):
        yield from group_sections(read, tuple(areas) if request.areas else group, whose, areas, goals, year,
                                  scale_of(request.figure))
    else:
        for section in comparison_sections(read, areas, goals, year, request.compared,
                                           indexed=bool(request.compared) and request.indexed):
            if section.figures[0].context:
                context.append(section)
            else:
                yield section
    for area in () if of_countries or request.compared else request.areas:     # first what is assessed, then context
        yield from sorted(country_sections(read, area, goals, year), key=lambda section: section.status is None)
    yield from context


def _headline(read: PackInput, request: PackRequest, areas: Sequence[str], sections: Sequence[Section]) -> str:
    """The answer in one line: of one goal or country its finding; else how many goals, or which countries, move away.
    """
    catalogue = read.board.catalogue
    if len(sections) == 1 or request.compared or len(request.goals) == 1:
        return sections[0].finding
    if len(request.areas) == 1:
        country = statements.country(read.board, areas[0], read.today_year, request.year)
        return wording.message(statements.country_headline(areas[0], country), catalogue).rstrip(".")
    cells = statements.cells(read.board, areas, request.year, read.today_year)
    cells = cells[cells["goal"].isin([section.goal for section in sections]) & ~cells["stale"]
                  & ~cells["status"].isin(["", *statements.UNASSESSED])]
    away, assessed = sorted(set(cells.loc[cells["status"] == Status.MOVING_AWAY, "ref_area"])), set(cells["ref_area"])
    if len(assessed) == 1 < len(areas):
        return say("pack.headline_one", of=len(areas), area=wording.in_sentence(assessed.pop(), catalogue))
    names = wording.listed([catalogue.area[area].name for area in away])
    return say("pack.headline_group", away=len(away), of=len(assessed), year=request.year or "latest",
               names=names if len(names.split()) <= MOST_NAMED else "none")


def _clearance(read: PackInput, request: PackRequest) -> tuple[list[str], list[str]]:
    """Marking and embargo as entered, which stand above and below every page; and for its foot the edition, the
    audience with a warning if anything is not public, and the rest of the clearance line.
    """
    clearance, edition = request.clearance, request.clearance.edition or read.stamp.edition
    marks = [clearance.marking, clearance.embargo and say("pack.embargo", embargo=clearance.embargo)]
    printed = [
        edition and wording.edition(edition), say(f"pack.for_{read.stamp.audience}"),
        request.not_public and say(f"pack.not_public_{request.not_public}"),
        say("pack.replaces", version=request.replaces) if request.replaces else "",
        *(who and say(f"pack.{name}", who=who) for name in ("prepared", "checked", "cleared")
          for who in [getattr(clearance, name)])]
    return [*filter(None, marks)], [*filter(None, printed)]


def _left_out(read: PackInput, request: PackRequest, sections: Sequence[Section], goals: Sequence[str],
              without: Sequence[str]) -> Iterator[str]:
    """Goals without information on a country, and countries without any information; nothing of a comparison."""
    if without and not request.compared:
        yield say("pack.nothing_of", count=len(without), names=wording.listed(without))
    for area in () if request.compared else request.areas:
        name = read.board.catalogue.area[area].name
        informed = {section.goal for section in sections if section.whose == name}
        missing = [code for code in goals if code not in informed]
        if missing:
            yield say("pack.nothing_on", whose=name, count=len(missing), goals=wording.listed(missing))
