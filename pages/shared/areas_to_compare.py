"""The areas to compare: a select box adds one at a time, members first, and a link for each removes it."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.catalogue.area_names import other_names
from indicators.model import Catalogue
from indicators.wording import say
from pages.shared import frame, markup, menu, state
from pages.shared.cache import Visit

KINDS = {"countries": ("country",), "bodies": ("aggregate", "body")}
ADD = "add.areas"
KEPT = ("kind", "goal", "indicator", "year", "scale")       # link parameters that do not depend on the areas
MEMBER, NO_MEMBER, UNCLEAR = "yes", "no", "open"


def choose(visit: Visit, most: int) -> tuple[str, list[str]]:
    """Ask what to compare: countries, or the world and bodies, but not both together; up to ``most``."""
    areas_by_kind = {kind: {area.code: area.name for area in visit.catalogue.areas if area.kind in kinds}
                     for kind, kinds in KINDS.items()}
    codes = str(st.query_params.get("areas", "")).split(",")
    first = "bodies" if all(code in areas_by_kind["bodies"] for code in codes) else "countries"
    kind = state.pick("kind", say("compare.kind"), list(KINDS), lambda kind: say(f"compare.kind_{kind}"), first,
                      starts_over="areas")
    names = areas_by_kind[kind]
    member = membership(visit.catalogue, date.today().year) if kind == "countries" else {}
    areas_chosen = state.codes_of("areas", say(f"compare.{kind}"), list(names), names.__getitem__, most)
    to_add = options(visit.catalogue, names, member)
    box, those = st.columns([1, 2])
    with box:
        _add(kind, to_add, areas_chosen, most)
    if areas_chosen:
        with those:
            _links_to_remove(areas_chosen, names, member)
        frame.html(_no_members(visit.catalogue, areas_chosen, names, member))
    return kind, areas_chosen


def membership(catalogue: Catalogue, year: int) -> dict[str, str]:
    """Whether each country is a member of the first group: yes, no, or open where this is not settled."""
    members = set(catalogue.members(catalogue.groups[0].id, year))
    return {area.code: MEMBER if area.code in members else UNCLEAR if area.member == UNCLEAR else NO_MEMBER
            for area in catalogue.areas if area.kind == "country"}


def options(catalogue: Catalogue, names: Mapping[str, str], member: Mapping[str, str]) -> dict[str, str]:
    """Options of the select box: members from A to Z, other countries, marked, and then alternative names."""
    ordered = sorted(names, key=lambda code: (member.get(code, MEMBER) != MEMBER, names[code]))
    called = {f"{code}/{name}": _other_name(name, names[code], member[code])
              for name, code in other_names(catalogue).items() if code in member}
    return {code: _name_with_membership(names[code], member.get(code, MEMBER)) for code in ordered} | called


def _name_with_membership(name: str, member: str) -> str:
    return name if member == MEMBER else say(f"compare.member_{member}", area=name)


def _other_name(other: str, name: str, member: str) -> str:
    return say(f"compare.called_{member}", name=other, area=name)


def _add(kind: str, offered: Mapping[str, str], areas_chosen: Sequence[str], most: int) -> None:
    """A select box that adds the selected area and is then cleared; disabled, with the reason, at the maximum."""
    full = len(areas_chosen) >= most
    st.selectbox(say(f"compare.add_{kind}"), [code for code in offered if code.partition("/")[0] not in areas_chosen],
                 index=None, format_func=offered.__getitem__, key=ADD, placeholder=say("compare.add_placeholder"),
                 disabled=full, on_change=_write_added, args=(areas_chosen,))
    if full:
        frame.html(markup.paragraph(say("compare.full", most=most), "gl-small", "status"))


def _write_added(areas_chosen: Sequence[str]) -> None:
    if entry := st.session_state.get(ADD):                     # else its screen was left before it came
        st.session_state[ADD] = None
        state.put(areas=",".join([*areas_chosen, entry.partition("/")[0]]))


def _links_to_remove(areas_chosen: Sequence[str], names: Mapping[str, str], member: Mapping[str, str]) -> None:
    """Links that remove the chosen areas, in their order; links.js keeps the keyboard focus."""
    areas = [_name_with_membership(names[code], member.get(code, MEMBER)) for code in areas_chosen]
    with st.container(key="chosen"):
        frame.html(markup.paragraph(say("compare.chosen"), "gl-small") + markup.to_remove([
            (_without(areas_chosen, code), area, say("compare.remove", area=area))
            for code, area in zip(areas_chosen, areas, strict=True)]))


def _without(areas_chosen: Sequence[str], code: str) -> str:
    """Link to this screen without one of the areas."""
    areas = ",".join(other for other in areas_chosen if other != code)
    return menu.address("compare", **state.link_values(*KEPT), areas=areas)


def _no_members(catalogue: Catalogue, areas_chosen: Sequence[str], names: Mapping[str, str],
                member: Mapping[str, str]) -> Markup:
    """A sentence on the chosen countries that are not members, and one on those whose membership is unclear."""
    group = wording.text(catalogue.groups[0].name)
    by_membership = {kind: [names[code] for code in areas_chosen if member.get(code) == kind]
                     for kind in (NO_MEMBER, UNCLEAR)}
    return markup.joined(markup.paragraph(say(
        f"compare.members_{kind}", group=group, areas=wording.listed(areas), count=len(areas)), "gl-small")
        for kind, areas in by_membership.items() if areas)
