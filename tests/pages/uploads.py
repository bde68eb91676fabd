"""Uploading in a test: a file is chosen, read, decided and published as a person does it."""

import re
from typing import Any

from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.model import Message
from indicators.submissions.job import Job
from tests.pages.conftest import words
from tests.pages.copies import snapshot_of

SHIPPED = 13             # data version of the shipped figures
STRANGE = "nation,season,kind,people,unit,source\nKhmerland,2014,found,12,victims,Police\n"


def drop(shown: AppTest, content: str | bytes, name: str = "figures.csv") -> AppTest:
    """Choose a file, and wait until it was read."""
    return waited(shown.file_uploader[0].set_value((
        name, content.encode() if isinstance(content, str) else content, "text/csv")).run())


def waited(shown: AppTest) -> AppTest:
    """The screen, once everything was read."""
    assert not shown.exception
    assert not shown.get("progress")
    return shown


def text(code: str, /, **values: object) -> str:
    """A sentence of the screen by its code."""
    return wording.say(f"upload.{code}", **values)


def noted(code: str, /, **values: object) -> str:
    """A note on how a file was read, by its code."""
    return wording.message(Message(code=f"note.{code}", values=values))


def job_of(shown: AppTest) -> Job | None:
    """The file for the real figures."""
    job: Job | None = shown.session_state["upload.real"][1]
    return job


def counted(shown: AppTest) -> dict[str, int]:
    """How many figures of the file are new, changed, unchanged and so on, where there are any."""
    patterns = {kind: text("part", kind=kind, count="#").replace("#", r"(\d+)")
                for kind in ("new", "changed", "same", "rejected", "unanswered", "waiting", "withdrawn")}
    said = words(shown)
    return {kind: int(number[1]) for kind, pattern in patterns.items()
            if (number := re.search(rf"\b{pattern}[.,]", said))}


def field(shown: AppTest, name: str) -> Any:
    """The box to type into, or to tick, whose key or label begins so."""
    return next(each for each in (*shown.text_input, *shown.checkbox)
                if (each.key or "").startswith(name) or each.label.startswith(name))


def save_button(shown: AppTest) -> Any:
    """The button that publishes the file; None where there is none."""
    return next((each for each in shown.button if (each.key or "").startswith("upload.publish.")), None)


def publish(shown: AppTest) -> AppTest:
    """Save to working data."""
    note = field(shown, "upload.note")
    note.input(note.value or "yearly figures")
    shown = shown.run()
    assert not save_button(shown).disabled
    return waited(save_button(shown).click().run())


def values(url: str, indicator: str = "ICSE_VICTIMS", ref_area: str = "KHM") -> dict[int, float]:
    """What stands for an indicator of a country: value by year."""
    snapshot = snapshot_of(url)
    rows = snapshot.observations(indicator=indicator, ref_area=ref_area)
    return dict(zip(rows["year"].tolist(), rows["value"].tolist(), strict=True))


def reread(shown: AppTest, header_row: int | None = None, **chosen: Any) -> AppTest:
    """Change how a file is read, by the names of the choices."""
    for name, value in chosen.items():
        next(each for each in shown.selectbox if each.label == text("choice", what=name)).set_value(value)
    if header_row:
        shown.number_input[0].set_value(header_row)
    return waited(next(each for each in shown.button if each.label == text("read_again")).click().run())
