"""Changes of the catalogue as a table: goals, indicators with their rules, codelists, before and after."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from indicators import wording
from indicators.catalogue.diff import Change
from indicators.model import Catalogue
from indicators.wording import has, say
from pages.shared import changes, markup
from pages.shared.table import table


def listed(differences: Sequence[Change], catalogue: Catalogue, caption: str) -> Markup:
    """The changed keys of ``catalogue``, the later of the two; the first of many."""
    columns = [say(f"head.{name}") for name in ("part", "item", "before", "after")]
    rows = [[_part(change, catalogue), _key(change, catalogue), change.before or changes.NOTHING,
             change.after or changes.NOTHING] for change in differences[:changes.SHOWN]]
    return table(caption, columns, rows) + changes.more(len(differences))


def _part(change: Change, catalogue: Catalogue) -> str:
    """Kind, name and code of a part of the catalogue, as in the changed files."""
    indicator = catalogue.indicators.get(change.code) if change.part == "indicator" else None
    area = catalogue.area.get(change.code) if change.part == "area" else None
    name = wording.text(indicator.title) if indicator else area.name if area else ""
    kind, code = say("changed_files.part_of", part=change.part), f"{name} ({change.code})" if name else change.code
    return f"{kind}: {code}" if code else kind


def _key(change: Change, catalogue: Catalogue) -> Markup:
    """A key in plain words if it decides statuses, then the key as in the file."""
    if not change.key:
        return escape(say("changed_files.whole"))
    head, *rest = change.key.split(".")
    indicator = catalogue.indicators.get(change.code)
    if head == "goal" and rest and indicator and indicator.goal and rest[0] != "method":
        return markup.joined((parameter_words(indicator.goal.method, rest[0]), markup.small(change.key)))
    message = f"changed_key.{head}"
    return markup.joined((say(message), markup.small(change.key))) if has(message) else escape(change.key)


def parameter_words(method: str, name: str) -> str:
    """Meaning of a method's parameter, in plain words."""
    of_method = f"what_if.of.{method}.{name}"
    return say(of_method if has(of_method) else f"what_if.parameters.{name}")
