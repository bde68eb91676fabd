"""A folder like the shipped one, with something wrong in it."""

import shutil
from functools import cache
from pathlib import Path

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import InputRefused
from indicators.model import Catalogue, Issue

GOAL = "goals/1.1-identify-victims.yaml"
LAWS = "goals/2.1-laws.yaml"
AREAS = "codelists/ref_areas.csv"
MEMBERS = "codelists/group_members.csv"


@cache
def shipped() -> Catalogue:
    """The shipped catalogue, read once for tests that make no other one of it."""
    return load_catalogue(SHIPPED)


def copy_of_shipped(tmp_path: Path) -> Path:
    """The shipped goals and codelists, without the figures."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("observations", "narratives"))
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Put ``new`` in the place of the first ``old``."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is no longer in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def line_of(folder: Path, file: str, text: str) -> int:
    """Line on which a text stands first."""
    content = (folder / file).read_text("utf-8")
    return content[:content.index(text)].count("\n") + 1


def issues(folder: Path) -> list[Issue]:
    """What is wrong with a folder; empty where nothing is."""
    try:
        load_catalogue(folder)
    except InputRefused as refused:
        return list(refused.issues)
    return []
