"""Link parameters: the URL alone determines what a page shows, so that links and the Back button work."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, cast, get_args

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

from indicators.briefing.stamp import CLEARED
from indicators.errors import Refusal
from indicators.judging import methods
from indicators.opening import FigureSet, figure_set
from indicators.wording import say
from pages.shared import markup

SETS: tuple[FigureSet, ...] = get_args(FigureSet)
LONGEST = 60         # characters of a link parameter that are repeated on a page
CLEAN = "clean"
"""Of the address: no menu and no controls, for a screenshot."""
PARAMETERS = frozenset({
    "area", "areas", "attempt", "commitment", "due", "from", "goal", "goals", "group", "how",
    "indicator", "item", "kind", "method", "order", "page", "remark", "report", "round", "scale", "search",
    "set", "stage", "status", "submission", "tab", "timing", "to", "try", "version", "view", "year", CLEAN, *CLEARED})
MOST_NAMED = 5


def get(name: str, options: Sequence[str], default: str) -> str:
    """The link parameter ``name``; the default if it is missing or not among the options."""
    value = str(st.query_params.get(name, default))
    return value if value in options else default


def put(**values: str | None) -> None:
    """Set link parameters, all in one step of the browser's history; None removes one."""
    here = st.query_params.to_dict()
    there = {name: value for name, value in (here | values).items() if value is not None}
    if there != here:
        st.query_params.from_dict(there)


def replace_former(name: str, codes: Mapping[str, str]) -> None:
    """Replace a former code in a link parameter by the current one; keys of ``codes`` are lower-case former codes."""
    if code := codes.get(str(st.query_params.get(name, "")).casefold()):
        put(**{name: code})


def of_a_rule() -> set[str]:
    """Link parameters of a rule that is tried."""
    return {f"rule.{name}" for method in methods.METHODS.values() for name in method.parameter_names}


def report_unknown(value: str, label: str, instead: object) -> None:
    """Render a notice that a link parameter is unknown, and what is shown instead."""
    short = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    st.html(markup.notice("trouble", say("frame.not_known", asked=short, label=label, instead=instead)))


def report_unknown_names() -> None:
    """Render a notice that names link parameters which no page has, such as "country" for "area"."""
    unknown = [name for name in st.query_params if name not in PARAMETERS | of_a_rule()]
    if unknown:
        names = ", ".join(f"“{name[:LONGEST]}”" for name in unknown[:MOST_NAMED])
        st.html(markup.notice("trouble", say("frame.unknown_parameter", names=names)))


def has(name: str) -> bool:
    """Whether the link has a parameter."""
    return bool(st.query_params.get(name))


def report_unused(names: Sequence[str], why: str) -> None:
    """Render a notice where the link has any of these parameters, which the page cannot use now."""
    if any(map(has, names)):
        st.html(markup.notice("trouble", why))


def value_of(name: str, options: Sequence[str], label: str, instead: str) -> str:
    """The link parameter ``name``, "" where it is missing; renders a notice where it is not among the options."""
    value = str(st.query_params.get(name, ""))
    if value and value not in options:
        report_unknown(value, label, instead)
    return value if value in options else ""


def choose(name: str, label: str, options: Sequence[str], default: str, shown: Callable[[str], str],
           *, starts_over: str = "", width: Literal["stretch"] | int = "stretch", explained: str = "") -> str:
    """A select box bound to a link parameter; a change clears the parameters in ``starts_over``."""
    key = _selected("choose", name, label, options, default, shown)
    st.selectbox(label, options, format_func=shown, key=key, width=width, help=explained or None, on_change=_write,
                 args=(key, name, _other_than(default), starts_over))
    return str(st.session_state[key])


def pick(name: str, label: str, options: Sequence[str], shown: Callable[[str], str], default: str = "", *,
         starts_over: str = "") -> str:
    """A segmented control bound to a link parameter; without a default, the first option is the default."""
    default = default or options[0]
    key = _selected("pick", name, label, options, default, shown)
    st.segmented_control(label, options, format_func=shown, key=key, required=True, label_visibility="collapsed",
                         on_change=_write, args=(key, name, _other_than(default), starts_over))
    return str(st.session_state[key])


def tabs(name: str, labels: Mapping[str, str], default: str) -> dict[str, TabContainer]:
    """Tabs by their codes, bound to a link parameter; the one with ``open`` is to be filled."""
    key, code_of = f"tabs.{name}", {label: code for code, label in labels.items()}
    st.session_state[key] = labels[get(name, list(labels), default)]
    in_address = _other_than(default)
    containers = st.tabs(list(labels.values()), key=key, on_change=_write,
                         args=(key, name, lambda label: in_address(code_of[label])))
    return dict(zip(labels, containers, strict=True))


def multiselect(name: str, label: str, options: Sequence[str], shown: Callable[[str], str], *, most: int,
                placeholder: str, instead: str = "") -> list[str]:
    """A multiselect of up to ``most`` options, in the order selected, bound to a comma-separated link parameter.

    ``instead``: what a page shows without any, by default what ``placeholder`` says.
    """
    key = f"several.{name}"
    st.session_state[key] = _codes(name, label, options, shown, most, instead or placeholder)
    st.multiselect(label, options, format_func=shown, key=key, max_selections=most, placeholder=placeholder,
                   on_change=_write, args=(key, name, lambda codes: ",".join(codes) or None))
    return list(st.session_state[key])


def search_field(name: str, label: str, starts_over: str = "") -> str:
    """A search field bound to a link parameter, with its label inside."""
    key = _typed("typed", name, "")
    st.text_input(label, key=key, type="search", placeholder=label, label_visibility="collapsed", on_change=_write,
                  args=(key, name, _other_than(""), starts_over))
    return str(st.session_state[key]).strip()


def text_field(name: str, label: str, default: str, empty: str, explained: str = "") -> str:
    """A text field bound to a link parameter; ``default`` if it is missing, ``empty`` is the placeholder."""
    key = _typed("filled_in", name, default)
    st.text_input(label, key=key, placeholder=empty, help=explained or None, on_change=_write,
                  args=(key, name, _other_than(default)))
    return str(st.session_state[key]).strip()


def _codes(name: str, label: str, options: Sequence[str], shown: Callable[[str], str], most: int,
           instead: str) -> list[str]:
    """Up to ``most`` options that a comma-separated link parameter names, in its order; a notice says what is not used.
    """
    codes = list(dict.fromkeys(filter(None, str(st.query_params.get(name, "")).split(","))))
    valid_codes = [code for code in codes if code in options][:most]
    if unknown := [code for code in codes if code not in options]:
        report_unknown(", ".join(unknown), label, ", ".join(map(shown, valid_codes)) or instead)
    elif codes != valid_codes:
        st.html(markup.notice("trouble", say("compare.too_many", most=most)))
    return valid_codes


def _selected(kind: str, name: str, label: str, options: Sequence[str], default: str,
              shown: Callable[[str], str]) -> str:
    """Key of a widget that has the option of the link parameter; renders a notice where that is not among the options.
    """
    key = f"{kind}.{name}"
    st.session_state[key] = get(name, options, default)
    if (value := str(st.query_params.get(name, default))) not in (*options, default, ""):
        report_unknown(value, label, shown(st.session_state[key]))
    return key


def _typed(kind: str, name: str, default: str) -> str:
    """Key of a text box that has the text of the link parameter; setting it again would undo what is being typed."""
    key, text = f"{kind}.{name}", str(st.query_params.get(name, default))
    if st.session_state.get(key) != text:
        st.session_state[key] = text
    return key


def _other_than(default: str) -> Callable[[str], str | None]:
    return lambda value: None if value == default else value


def _write(key: str, name: str, in_address: Callable[[Any], str | None], starts_over: str = "") -> None:
    """Set the link parameter to what was chosen, unless its screen was left before that came."""
    if (value := st.session_state.get(key)) is not None:
        put(**dict.fromkeys(starts_over.split()), **{name: in_address(value)})


def link_values(*names: str) -> dict[str, str]:
    """The link parameters to carry over to another page; figure set and version always are."""
    here = st.query_params.to_dict()
    return {name: here[name] for name in ("set", "version", *names)
            if name in here and (name != "set" or here[name].casefold() in SETS)}


def chosen_version(newest: int) -> int:
    """The data version named in the link, else the newest."""
    value = str(st.query_params.get("version", newest))
    digits = value.isascii() and value.isdecimal() and len(value) <= len(str(newest))
    if digits and 1 <= int(value) <= newest:
        return int(value)
    report_unknown(value, say("frame.version"), newest)
    return newest


def chosen_set() -> FigureSet:
    """Figure set of the link parameter, else GOALLINE_SET, else the real figures.

    Raises Refusal for an unknown name: a misspelt link to the demo must not lead to where real figures are saved.
    """
    name = str(st.query_params.get("set", ""))
    if name and name.casefold() not in SETS:
        raise Refusal("address.set", found=name[:LONGEST])
    return cast(FigureSet, name.casefold()) if name else first_set()


def first_set() -> FigureSet:
    """The default figure set, without a link parameter."""
    return figure_set()
