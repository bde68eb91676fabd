"""Commitments of a visit, drafts and answers found in its reports, and what is written about them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from indicators.model import Actor
from indicators.model.commitments import Commitment
from indicators.narratives.commitments import Answering, Draft, Due, Key, answers, drafts, in_order, visible
from pages.shared import cache
from pages.shared.cache import Edition, Visit


def listed(visit: Visit) -> list[tuple[Commitment, Due]]:
    """The commitments that the visitor may see, overdue first, with when each is due."""
    return in_order(_held(visit.edition), reported(visit), date.fromisoformat(visit.as_of))


def held(visit: Visit) -> tuple[Commitment, ...]:
    """The commitments that the visitor may see, in the order of their confirmation."""
    return _held(visit.edition)


def reported(visit: Visit) -> frozenset[Key]:
    """Country and year of the reports on file, which are public even where their text is not."""
    return _reported(visit.edition)


def waiting(visit: Visit) -> list[Draft]:
    """Announcements that nobody has confirmed, for staff."""
    return _waiting(visit.edition) if visit.audience == "staff" else []


def answering(visit: Visit) -> list[Answering]:
    """Items of part A that answer no commitment yet, for staff."""
    return _answering(visit.edition) if visit.audience == "staff" else []


@st.cache_resource(max_entries=8, show_spinner=False)
def _held(edition: Edition) -> tuple[Commitment, ...]:
    snapshot = cache.snapshot_of(edition.figures)
    return tuple(visible(snapshot.commitments(edition.version), snapshot.narratives(edition.version), edition.audience))


@st.cache_resource(max_entries=8, show_spinner=False)
def _reported(edition: Edition) -> frozenset[Key]:
    return frozenset((report.ref_area, report.year)
                     for report in cache.snapshot_of(edition.figures).narratives(edition.version))


@st.cache_resource(max_entries=8, show_spinner=False)
def _waiting(edition: Edition) -> list[Draft]:
    snapshot = cache.snapshot_of(edition.figures)
    return drafts(snapshot.narratives(edition.version), snapshot.catalogue(edition.version).goals, _held(edition))


@st.cache_resource(max_entries=8, show_spinner=False)
def _answering(edition: Edition) -> list[Answering]:
    snapshot = cache.snapshot_of(edition.figures)
    return answers(snapshot.narratives(edition.version), snapshot.catalogue(edition.version).goals, _held(edition))


def confirm(visit: Visit, actor: Actor, submission: str, items: Sequence[tuple[str, str]], previewed_on: int) -> int:
    """Confirm items of a report, each (goal, text); return the data version created last."""
    events = cache.opened(visit.figures)[0].confirm_commitments(actor, submission, items, previewed_on=previewed_on)
    return events[-1].version


def change(visit: Visit, actor: Actor, commitment: int, step: Mapping[str, Any], previewed_on: int) -> int:
    """Record one change of a commitment; return the data version created."""
    ledger = cache.opened(visit.figures)[0]
    return ledger.change_commitment(actor, commitment, step, previewed_on=previewed_on).version


def take_back(visit: Visit, actor: Actor, commitment: int, version: int, reason: str) -> int:
    """Withdraw one change of a commitment; return the data version created."""
    ledger = cache.opened(visit.figures)[0]
    return ledger.take_back_commitment(actor, commitment, version, reason=reason).version
