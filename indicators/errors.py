"""What goes wrong by nobody's bug, as a code and values: wording.error makes the sentence.

Anything else that is raised is a fault of ours and is not caught.
"""

from collections.abc import Sequence

from indicators.model import Issue


class Refusal(Exception):
    """A thing that cannot be done, with a code for wording and the values its sentence needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class LedgerTrouble(Refusal):
    """The ledger was never made, is lost, damaged, newer than this program, read-only or away."""


class StalePreview(Refusal):
    """Keys that a write touches changed since the version it was previewed on; ``values["changes"]`` lists them."""


class YearLocked(Refusal):
    """A year that a write touches is locked; ``values["years"]`` lists them."""


class NotAllowed(Refusal):
    """The actor may not do this."""


class InputRefused(Refusal):
    """A file or folder that cannot be taken, with every issue at once."""

    def __init__(self, code: str, issues: Sequence[Issue], **values: object) -> None:
        super().__init__(code, **values)
        self.issues = tuple(issues)
