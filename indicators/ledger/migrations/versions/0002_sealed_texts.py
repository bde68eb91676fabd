"""The table of names, notes and reasons that payloads have the seals of; payloads from before keep theirs in clear."""

from alembic import op

from indicators.ledger.tables import sealed_text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table."""
    sealed_text.create(op.get_bind())
