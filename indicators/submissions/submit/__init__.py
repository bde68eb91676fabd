"""A file from its bytes to the ledger: read, map, check, compare; then publish what the person confirms."""

from indicators.submissions.submit.prepared import Prepared
from indicators.submissions.submit.preparing import Stage, checked_again, prepare
from indicators.submissions.submit.publishing import ATTEMPT, publish, record_attempt
from indicators.submissions.submit.sent_before import choices_before
from indicators.submissions.submit.standing import compared, standing_beside

__all__ = ["ATTEMPT", "Prepared", "Stage", "checked_again", "choices_before", "compared", "prepare", "publish",
           "record_attempt", "standing_beside"]
