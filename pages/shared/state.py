"""Link parameters, which alone determine what a page shows, so that links and Back work; and widgets bound to them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, get_args

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

from indicators import wording
from indicators.errors import Refusal
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue
from indicators.opening import FigureSet, figure_set
from indicators.statements import Group
from indicators.wording import say
from pages.shared import markup

SETS: tuple[FigureSet, ...] = get_args(FigureSet)
CLEAN = "clean"
"""Of the address: no menu and no controls, for a screenshot."""
LONGEST = 60         # characters of a link parameter that are repeated on a page
LONGEST_SEARCH = 200         # characters of what is searched for
MOST_NAMED = 5
SET, MOST_OF_A_SET = "set", 60       # instead of a group: countries that are chosen one by one


def text(name: str) -> str:
    """The link parameter ``name`` as it is, "" where it is missing."""
    return str(st.query_params.get(name, ""))


def has(name: str) -> bool:
    """Whether the link has a parameter."""
    return bool(text(name))


def get(name: str, options: Sequence[str], default: str) -> str:
    """The option that the link parameter ``name`` means, in small letters or capitals; else the default."""
    value = text(name).casefold()
    return next((option for option in options if option.casefold() == value), default) if value else default


def put(**values: str | None) -> None:
    """Set link parameters, all in one step of the browser's history; None removes one."""
    here = st.query_params.to_dict()
    there = {name: value for name, value in (here | values).items() if value is not None}
    if there != here:
        st.query_params.from_dict(there)


def link_values(*names: str) -> dict[str, str]:
    """The link parameters to carry over to another page; figure set and version always are."""
    here = st.query_params.to_dict()
    return {name: here[name] for name in ("set", "version", *names)
            if name in here and (name != "set" or here[name].casefold() in SETS)}


def replace_former(name: str, codes: Mapping[str, str]) -> None:
    """Replace a former code in a link parameter by the current one; keys of ``codes`` are lower-case former codes."""
    if code := codes.get(text(name).casefold()):
        put(**{name: code})


def check_names(names: Collection[str], takes: Collection[str]) -> None:
    """Render what a page with parameters of these ``names`` does not use of its address; one country or goal is
    understood where it ``takes`` several.
    """
    for name in takes:
        if f"{name}s" in takes and has(name):
            put(**{f"{name}s": text(f"{name}s") or text(name), name: None})
    report_unused([name for name in st.query_params if name not in names])


def report_unused(names: Sequence[str], why: str = "") -> None:
    """Render a notice where the link has any of these parameters, which the page cannot use now."""
    if unused := [name for name in names if name in st.query_params]:
        listed = ", ".join(f"“{name[:LONGEST]}”" for name in unused[:MOST_NAMED])
        st.html(markup.notice("trouble", why or say("frame.parameter_unused", names=listed)))


def report_unknown(value: str, label: str, instead: object) -> None:
    """Render a notice that a link parameter is unknown, and what is shown instead."""
    short = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    st.html(markup.notice("trouble", say("frame.not_known", asked=short, label=label, instead=instead)))


def value_of(name: str, options: Sequence[str], label: str, instead: str, default: str = "") -> str:
    """The option that a link parameter means; else the default, with a notice where the link names something else."""
    value = get(name, options, "")
    if not value and text(name) not in ("", default):
        report_unknown(text(name), label, instead)
    return value or default


def choose(name: str, label: str, options: Sequence[str], default: str, shown: Callable[[str], str],
           *, starts_over: str = "", width: Literal["stretch"] | int = "stretch") -> str:
    """A select box bound to a link parameter; a change clears the parameters in ``starts_over``."""
    key = f"choose.{name}"
    st.session_state[key] = value_of(name, options, label, shown(default), default)
    return str(st.selectbox(label, options, format_func=shown, key=key, width=width, on_change=_write,
                            args=(key, name, default, starts_over)))


def pick(name: str, label: str, options: Sequence[str], shown: Callable[[str], str], default: str = "", *,
         starts_over: str = "") -> str:
    """A segmented control bound to a link parameter; without a default, the first option is the default."""
    key, default = f"pick.{name}", default or options[0]
    st.session_state[key] = value_of(name, options, label, shown(default), default)
    return str(st.segmented_control(label, options, format_func=shown, key=key, required=True,
                                    label_visibility="collapsed", on_change=_write,
                                    args=(key, name, default, starts_over)))


def tabs(name: str, labels: Mapping[str, str], default: str) -> dict[str, TabContainer]:
    """Tabs by their codes, bound to a link parameter; the one with ``open`` is to be filled."""
    key, code_of = f"tabs.{name}", {label: code for code, label in labels.items()}
    st.session_state[key] = labels[get(name, list(labels), default)]
    containers = st.tabs(list(labels.values()), key=key, on_change=_write,
                         args=(key, name, default, "", code_of.__getitem__))
    return dict(zip(labels, containers, strict=True))


def multiselect(name: str, label: str, options: Sequence[str], shown: Callable[[str], str], *, most: int,
                placeholder: str, instead: str) -> list[str]:
    """A multiselect of up to ``most`` options, in the order selected, bound to a link parameter with commas."""
    key, by_name = f"several.{name}", {option.casefold(): option for option in options}
    values = dict.fromkeys(filter(None, text(name).split(",")))
    valid = list(dict.fromkeys(by_name[value.casefold()] for value in values if value.casefold() in by_name))
    if unknown := [value for value in values if value.casefold() not in by_name]:
        report_unknown(", ".join(unknown), label, ", ".join(map(shown, valid[:most])) or instead)
    elif len(valid) > most:
        st.html(markup.notice("trouble", say("compare.too_many", most=most)))
    st.session_state[key] = valid[:most]
    return list(st.multiselect(label, options, format_func=shown, key=key, max_selections=most,
                               placeholder=placeholder, on_change=_write, args=(key, name, "", "", ",".join)))


def search_field(name: str, label: str) -> str:
    """A search field bound to a link parameter, with its label inside."""
    return text_field(name, label, type="search", placeholder=label, label_visibility="collapsed",
                      max_chars=LONGEST_SEARCH)


def text_field(name: str, label: str, default: str = "", **options: Any) -> str:
    """A text box bound to a link parameter; setting its text again would undo what is being typed."""
    longest = options.get("max_chars")
    key, value = f"typed.{name}", str(st.query_params.get(name, default))[:longest]
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return str(st.text_input(label, key=key, on_change=_write, args=(key, name, default), **options))[:longest].strip()


def _write(key: str, name: str, default: str, starts_over: str = "", code_of: Callable[[Any], str] = str) -> None:
    """Set the link parameter to what was chosen, unless its screen was left before that came."""
    if (chosen := st.session_state.get(key)) is not None:
        value = code_of(chosen)
        put(**dict.fromkeys(starts_over.split()), **{name: None if value == default else value})


def chosen_version(newest: int) -> int:
    """The data version named in the link, else the newest."""
    value = text("version") or str(newest)
    digits = value.isascii() and value.isdecimal() and len(value) <= len(str(newest))
    if digits and 1 <= int(value) <= newest:
        return int(value)
    report_unknown(value, say("frame.version"), newest)
    return newest


def chosen_set() -> FigureSet:
    """Figure set of the link parameter, else GOALLINE_SET, else the real figures.

    Raises Refusal for an unknown name: a misspelt link to the demo must not lead to where real figures are saved.
    """
    name = next((name for name in SETS if name == text("set").casefold()), None)
    if name is None and has("set"):
        raise Refusal("address.set", found=text("set")[:LONGEST])
    return name or figure_set()


def choose_goal(catalogue: Catalogue) -> str:
    """Ask for a goal; the first without a link parameter."""
    titles = wording.goal_titles(catalogue)
    return choose("goal", say("head.goal"), list(titles), next(iter(titles)), titles.__getitem__)


def choose_year(years: Iterable[int]) -> int | None:
    """Ask for one of some years; None is the newest."""
    options = ["", *map(str, sorted(set(years), reverse=True))]
    chosen = choose("year", say("head.year"), options, "", lambda code: code or say("head.latest"))
    return int(chosen) if chosen else None


def choose_group_and_year(board: Scoreboard) -> tuple[Group, int | None]:
    """Ask for a group, or countries one by one, and a year in a row; None is each country's newest figure."""
    catalogue, areas = board.catalogue, []
    groups = {group.id: wording.text(group.name) for group in catalogue.groups} | {SET: say("ask.set")}
    first, *_ = groups
    with st.container(horizontal=True, key="scope"):
        group = choose("group", say("head.countries"), list(groups), SET if has("areas") else first,
                       groups.__getitem__, starts_over="areas")
        if group == SET:
            names = wording.country_names(catalogue)
            areas = multiselect("areas", say("ask.set_of"), list(names), names.__getitem__, most=MOST_OF_A_SET,
                                placeholder=say("ask.set_none"), instead=groups[first])
        chosen = choose_year(board.assessments.loc[board.assessments["judged"], "year"])
    return tuple(areas) or (first if group == SET else group), chosen
