"""Acts on record in words: what somebody did or tried, and its details."""

from indicators import wording
from indicators.model import Role
from indicators.opening import AuditRow
from indicators.permission import RIGHTS
from indicators.wording import say

ACTIONS = list(dict.fromkeys(action for role in Role for action in sorted(RIGHTS[role])))
"""Each action once, what everybody may do first."""


def in_words(row: AuditRow) -> str:
    """What was done, or what was refused."""
    if row.outcome == "refused" and row.action in ACTIONS:
        return say("account.refused", act=say("account.act", action=row.action))
    return say("account.done", kind=row.action)


def detail(row: AuditRow) -> str:
    """The roles given, why an act was refused, which act takes two people, or the file that was downloaded."""
    if row.action == "roles_set":
        return wording.listed(say("account.role", role=role) for role in Role if role in row.detail.split())
    return why(row.detail) if row.detail else ""


def why(code: str) -> str:
    """A code of the record, such as "approval.own", in words; other text as it is."""
    return say("audit.why", code=code.rpartition(".")[2], other=code)
