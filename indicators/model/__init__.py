"""Data model of Goalline: catalogue, observations, assessments and actors."""

from indicators.model.catalogue import (
    LEAST,
    Area,
    Catalogue,
    Former,
    Goal,
    Group,
    Indicator,
    Membership,
    Noun,
    PolicyTarget,
    Rule,
    SmallCounts,
    Source,
    StatusCode,
    Text,
)
from indicators.model.codes import WORLD, Absence, Audience, Mark, Origin, Reason, Status, Test, Untested
from indicators.model.frames import ACTIVITY, ASSESSMENT, EVIDENCE, KEY, OBSERVATION, OUTLOOK, observations, records
from indicators.model.messages import Issue, Message, Severity
from indicators.model.people import Actor, Note

__all__ = ["ACTIVITY", "ASSESSMENT", "EVIDENCE", "KEY", "LEAST", "OBSERVATION", "OUTLOOK", "WORLD", "Absence", "Actor",
           "Area", "Audience", "Catalogue", "Former", "Goal", "Group", "Indicator", "Issue", "Mark", "Membership",
           "Message", "Note", "Noun", "Origin", "PolicyTarget", "Reason", "Rule", "Severity", "SmallCounts", "Source",
           "Status", "StatusCode", "Test", "Text", "Untested", "observations", "records"]
