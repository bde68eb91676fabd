"""People: who writes, and the accounts of those who may sign in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal


class Role(StrEnum):
    """What a person may do; permission.RIGHTS has the actions of each. A person may have several."""

    READER = "reader"
    EDITOR = "editor"                    # of all countries, or of some
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"      # of people; changes no data
    AUDITOR = "auditor"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Author of a write. ``rights`` count for ``areas``, of which none means every area, ``everywhere`` for all.

    ``person`` is the id of who signed in; "" for a name as typed, which is not verified.
    """

    name: str
    areas: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who a provider says has come: issuer and subject for good, and an address that may be verified."""

    issuer: str
    subject: str
    email: str = ""
    is_verified: bool = False


@dataclass(frozen=True, kw_only=True)
class Account:
    """A person who may sign in; texts are "" once erased, and issuer and subject until the first sign-in.

    ``areas`` are the countries of an editor, none of them meaning every one.
    """

    person: str                          # "P7"
    name: str
    email: str = ""
    issuer: str = ""
    subject: str = ""
    roles: frozenset[Role] = frozenset()
    areas: frozenset[str] = frozenset()
    is_disabled: bool = False

    @property
    def state(self) -> Literal["erased", "disabled", "invited", "active"]:
        """Whether the person can come in: invited until the first sign-in, then active."""
        if not self.name:
            return "erased"
        if self.is_disabled:
            return "disabled"
        return "active" if self.subject else "invited"

    @property
    def is_open(self) -> bool:
        """Whether the person may come in, has come or not."""
        return self.state in ("invited", "active")

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON has it, without the identity."""
        return {"person": self.person, "name": self.name, "email": self.email, "roles": sorted(self.roles),
                "areas": sorted(self.areas), "state": self.state}
