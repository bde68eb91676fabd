"""Files that Goalline gave out, which come back as they were: told by their last two columns."""

from collections.abc import Mapping

from indicators.submissions.columns.table import Column, renamed
from indicators.submissions.harmless import as_meant
from indicators.submissions.read.vocabulary import normalised
from indicators.submissions.reading import Reading

_TEXTS = ("source_title", "source_url", "note")


def is_own(header: list[str]) -> bool:
    """Whether a header is that of a table that Goalline gave out."""
    return {"figures", "data version"} <= {normalised(name) for name in header}


def texts_as_meant(columns: Mapping[str, Column], reading: Reading) -> dict[str, Column]:
    """The columns, with the texts of a CSV of our own as they were before they were made harmless."""
    own = reading.separator and is_own(reading.header)
    return {role: renamed(column, as_meant) if own and role in _TEXTS else column for role, column in columns.items()}
