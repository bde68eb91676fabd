"""Data model of Goalline: catalogue, observations, assessments and actors."""

from indicators.model.catalogue import (
    INVENTED,
    LEAST,
    Area,
    Catalogue,
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
    region_group,
)
from indicators.model.codes import (
    DIRECTION,
    WORLD,
    Absence,
    Audience,
    Certainty,
    Changed,
    Mark,
    Origin,
    Reason,
    Status,
    Suppression,
)
from indicators.model.frames import (
    ACTIVITY,
    ASSESSMENT,
    CERTAINTY,
    KEY,
    OBSERVATION,
    OUTLOOK,
    SENSITIVITY,
    keys_of,
    matched,
    observations,
    records,
    share_texts,
)
from indicators.model.messages import Issue, Message, Severity
from indicators.model.people import Account, Actor, Identity, Role
from indicators.model.quantities import (
    TIMES,
    Amount,
    Difference,
    Gap,
    Growth,
    Limit,
    Number,
    Percent,
    Period,
    Probability,
    Rate,
    Slope,
    Topics,
    TypicalChange,
)

__all__ = ["ACTIVITY", "ASSESSMENT", "CERTAINTY", "DIRECTION", "INVENTED", "KEY", "LEAST", "OBSERVATION", "OUTLOOK",
           "SENSITIVITY", "TIMES", "WORLD", "Absence", "Account", "Actor", "Amount", "Area", "Audience", "Catalogue",
           "Certainty", "Changed", "Difference", "Gap", "Goal", "Group", "Growth", "Identity", "Indicator", "Issue",
           "Limit", "Mark", "Membership", "Message", "Noun", "Number", "Origin", "Percent", "Period", "PolicyTarget",
           "Probability", "Rate", "Reason", "Role", "Rule", "Severity", "Slope", "SmallCounts", "Source", "Status",
           "StatusCode", "Suppression", "Text", "Topics", "TypicalChange", "keys_of", "matched", "observations",
           "records", "region_group", "share_texts"]
