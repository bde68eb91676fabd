"""What a screen shows is in its address alone, so that links, the browser's Back and a colleague's copy all agree."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, cast, get_args

import streamlit as st

from indicators.submissions.opening import FigureSet, figure_set
from pages.shared import markup
from pages.shared.words import say

SETS: tuple[FigureSet, ...] = get_args(FigureSet)
LONGEST = 60         # characters of an address that are repeated on a screen


def get(name: str, options: Sequence[str], default: str) -> str:
    """The address's value of ``name``; the default where it has none, or one that is no option."""
    value = str(st.query_params.get(name, default))
    return value if value in options else default


def put(name: str, value: str, default: str = "") -> None:
    """Write a value into the address; the default leaves no trace there."""
    if value != default:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def renamed(name: str, codes: Mapping[str, str]) -> None:
    """Give a value of the address the code that it has now; ``codes`` are found by a code's lower-case spelling."""
    if code := codes.get(str(st.query_params.get(name, "")).casefold()):
        put(name, code)


def not_known(asked: str, label: str, instead: object) -> None:
    """Say that the address asks for what there is not, and what is shown instead."""
    short = asked if len(asked) <= LONGEST else f"{asked[:LONGEST]}…"
    st.html(markup.notice("trouble", say("frame.not_known", asked=short, label=label, instead=instead)))


def choose(name: str, label: str, options: Sequence[str], default: str, shown: Callable[[str], str],
           *, starts_over: str = "", width: Literal["stretch"] | int = "stretch") -> str:
    """A list to choose from whose choice is in the address; a change takes the names in ``starts_over`` out."""
    key = f"choose.{name}"
    st.session_state[key] = get(name, options, default)
    asked = st.query_params.get(name, default)
    if asked not in (*options, default, ""):
        not_known(asked, label, shown(st.session_state[key]))
        put(name, default, default)
    st.selectbox(label, options, format_func=shown, key=key, width=width, on_change=_written,
                 args=(key, name, default, starts_over))
    return str(st.session_state[key])


def several(name: str, label: str, options: Sequence[str], shown: Callable[[str], str], *, most: int,
            placeholder: str) -> list[str]:
    """Up to ``most`` of a list, in the order chosen, which are in the address with commas between."""
    key = f"several.{name}"
    asked = list(dict.fromkeys(word for word in str(st.query_params.get(name, "")).split(",") if word))
    known = [code for code in asked if code in options]
    st.session_state[key] = known[:most]
    if asked != known[:most]:
        unknown = ", ".join(code for code in asked if code not in options)
        names = ", ".join(shown(code) for code in known[:most]) or say("frame.nothing")
        if unknown:
            not_known(unknown, label, names)
        else:
            st.html(markup.notice("trouble", say("compare.too_many", most=most)))
        put(name, ",".join(known[:most]))
    st.multiselect(label, options, format_func=shown, key=key, max_selections=most, placeholder=placeholder,
                   on_change=_several_written, args=(key, name))
    return list(st.session_state[key])


def _several_written(key: str, name: str) -> None:
    put(name, ",".join(st.session_state[key]))


def pick(name: str, label: str, options: Sequence[str], shown: Callable[[str], str], default: str = "", *,
         starts_over: str = "") -> str:
    """One of a few, side by side, whose choice is in the address; the first is the default where none is named."""
    key, default = f"pick.{name}", default or options[0]
    st.session_state[key] = get(name, options, default)
    st.segmented_control(label, options, format_func=shown, key=key, required=True, label_visibility="collapsed",
                         on_change=_written, args=(key, name, default, starts_over))
    return str(st.session_state[key])


def typed(name: str, label: str, starts_over: str = "") -> str:
    """Words to search for, which are in the address too."""
    key = f"typed.{name}"
    st.session_state[key] = str(st.query_params.get(name, ""))
    st.text_input(label, key=key, type="search", on_change=_written, args=(key, name, "", starts_over))
    return str(st.session_state[key]).strip()


def filled_in(name: str, label: str, default: str, empty: str) -> str:
    """A value typed, which is in the address too; ``default`` until then, ``empty`` says what no value means."""
    key = f"filled_in.{name}"
    st.session_state[key] = str(st.query_params.get(name, default))
    st.text_input(label, key=key, placeholder=empty, on_change=_written, args=(key, name, default, ""))
    return str(st.session_state[key]).strip()


def _written(key: str, name: str, default: str, starts_over: str) -> None:
    put(name, st.session_state[key], default)
    for other in starts_over.split():
        put(other, "")


def carried(*names: str) -> dict[str, str]:
    """The address's values that a link to another screen takes along; set and version of the figures always are."""
    values = {name: str(st.query_params[name]) for name in ("set", "version", *names) if name in st.query_params}
    return {name: value for name, value in values.items() if name != "set" or value in SETS}


def chosen_version(newest: int) -> int:
    """The data version that the address names, else the newest."""
    asked = str(st.query_params.get("version", newest))
    digits = asked.isascii() and asked.isdecimal() and len(asked) <= len(str(newest))
    if digits and 1 <= int(asked) <= newest:
        return int(asked)
    not_known(asked, say("frame.version"), newest)
    put("version", "")
    return newest


def last_version(newest: int) -> int:
    """The newest data version for the public, who are told where the address asks for another."""
    if "version" in st.query_params:
        st.html(markup.notice("trouble", say("frame.staff_version")))
        put("version", "")
    return newest


def chosen_set(offered: Sequence[FigureSet] = SETS) -> FigureSet:
    """The figures shown: the address says, else GOALLINE_SET, else the real ones. Refusal where that names none."""
    if "set" in st.query_params and get("set", SETS, first_set()) not in offered:
        st.html(markup.notice("trouble", say("frame.set_not_made")))
        put("set", "")
    return cast(FigureSet, get("set", offered, first_set()))


def first_set() -> FigureSet:
    """The set that an address without one means."""
    return figure_set()
