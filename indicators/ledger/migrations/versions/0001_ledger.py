"""The initial tables. Migrations never change hashed content."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables of revision 0001."""
    _head()
    _submission()
    _blob()
    _event()
    _log()


def _head() -> None:
    op.create_table(
        "head",
        sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1", name="one_row"), primary_key=True,
                  autoincrement=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("log_number", sa.Integer, nullable=False),
        sa.Column("log_hash", sa.Text, nullable=False),
        sa.Column("ledger_id", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("ready", sa.Boolean, nullable=False),
    )


def _submission() -> None:
    op.create_table(
        "submission",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.Column("areas", sa.Text, nullable=False),
        sa.Column("indicators", sa.Text, nullable=False),
        sa.Column("years", sa.Text, nullable=False),
        sa.Column("salt", sa.Text),
        sa.Column("filename", sa.Text),
        sa.Column("filename_seal", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("source_seal", sa.Text, nullable=False),
        sa.Column("payload", sa.Text),
        sa.Column("payload_seal", sa.Text, nullable=False),
    )


def _blob() -> None:
    op.create_table(
        "blob",
        sa.Column("submission", sa.Text, sa.ForeignKey("submission.id"), primary_key=True),
        sa.Column("part", sa.Text, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("bytes", sa.LargeBinary),
    )


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor_id", sa.Text, nullable=False),
        sa.Column("actor_name", sa.Text, nullable=False),
        sa.Column("verified", sa.Boolean, nullable=False),
        sa.Column("submission", sa.Text, sa.ForeignKey("submission.id")),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("salt", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("note_seal", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("ix_event_submission", "event", ["submission"])


def _log() -> None:
    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor_id", sa.Text, nullable=False),
        sa.Column("actor_name", sa.Text, nullable=False),
        sa.Column("verified", sa.Boolean, nullable=False),
        sa.Column("salt", sa.Text),
        sa.Column("payload", sa.Text),
        sa.Column("payload_seal", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
