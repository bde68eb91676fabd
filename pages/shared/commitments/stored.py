"""Drafts and answers found in the reports of a visit, and recording changes to commitments."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from indicators.model import Actor
from indicators.reports.commitments import Answering, Draft, answers, drafts
from pages.shared import cache
from pages.shared.cache import CacheKey, Visit


def reported(visit: Visit) -> bool:
    """Whether any report is on file."""
    return bool(cache.snapshot_of(visit.figures).narratives(visit.version))


def waiting(visit: Visit) -> list[Draft]:
    """Announcements that nobody has confirmed."""
    return _waiting(visit.cache_key)


def answering(visit: Visit) -> list[Answering]:
    """Items of part A that answer no commitment yet."""
    return _answering(visit.cache_key)


@st.cache_resource(max_entries=8, show_spinner=False)
def _waiting(key: CacheKey) -> list[Draft]:
    snapshot, held = cache.snapshot_of(key.figures), cache.held_commitments(key)
    return drafts(snapshot.narratives(key.version), snapshot.catalogue(key.version).goals, held)


@st.cache_resource(max_entries=8, show_spinner=False)
def _answering(key: CacheKey) -> list[Answering]:
    snapshot, held = cache.snapshot_of(key.figures), cache.held_commitments(key)
    return answers(snapshot.narratives(key.version), snapshot.catalogue(key.version).goals, held)


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
