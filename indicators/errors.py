"""Expected errors, as a code and values; wording.error makes the sentence.

Any other exception is a bug and is not caught.
"""

from collections.abc import Sequence

from indicators.model import Issue


class Refusal(Exception):
    """An action that is refused, with a code for wording and the values of its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class LedgerTrouble(Refusal):
    """The ledger was never created, or is lost, damaged, newer than this program, read-only or unreachable."""


class StalePreview(Refusal):
    """Keys of a write have changed since the previewed version; ``values["changes"]`` lists them."""


class YearLocked(Refusal):
    """A year of a write is locked; ``values["years"]`` lists them."""


class NotAllowed(Refusal):
    """The actor is not allowed to do this."""


class InputRefused(Refusal):
    """A file or folder is rejected, with all issues at once."""

    def __init__(self, code: str, issues: Sequence[Issue], **values: object) -> None:
        super().__init__(code, **values)
        self.issues = tuple(issues)
