"""Tables of the ledger. Rows are added and never changed, except those of ``head``, ``received_file`` and ``session``,
and what is erased.

Times are ISO 8601 in UTC, lists and payloads canonical JSON. A text that may be erased is stored with a sealed digest
(chain.seal); the digest is in the chain, so that the chain still verifies without the text.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

head = Table(
    "head", metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),        # number of the last event: the data version
    Column("hash", Text, nullable=False),              # hash of the last event
    Column("log_number", Integer, nullable=False),
    Column("log_hash", Text, nullable=False),
    Column("ledger_id", Text, nullable=False),
    Column("at", Text, nullable=False),                # time of the last event or entry
)

person = Table(
    "person", metadata,                                # events and log entries name people by id; names can be erased
    Column("id", Text, primary_key=True),              # "P7": the seventh who wrote
    Column("salt", Text),
    Column("name", Text),
    Column("name_seal", Text, nullable=False),
)

sealed_text = Table(
    "sealed_text", metadata,                           # what people wrote, as JSON; payloads have the seals
    Column("text_seal", Text, primary_key=True),
    Column("salt", Text),
    Column("text", Text),
)

submission = Table(
    "submission", metadata,
    Column("id", Text, primary_key=True),              # "S12": published by event 12
    Column("kind", Text, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("areas", Text, nullable=False),
    Column("indicators", Text, nullable=False),
    Column("years", Text, nullable=False),
    Column("salt", Text),
    Column("filename", Text),
    Column("filename_seal", Text, nullable=False),
    Column("source", Text),
    Column("source_seal", Text, nullable=False),
    Column("payload", Text),
    Column("payload_seal", Text, nullable=False),
    Column("original_sha256", Text, nullable=False),
    Column("original_size", BigInteger, nullable=False),
    Column("rows_sha256", Text, nullable=False),
    Column("original", LargeBinary),                   # the bytes as received; NULL once erased
    Column("rows", LargeBinary),                       # the same for OBSERVATION as Parquet
)

received_file = Table(
    "received_file", metadata,                         # read and not saved yet; taken away when they are
    Column("sha256", Text, primary_key=True),
    Column("entry", Integer, ForeignKey("log.number"), nullable=False),       # who received it, and when
    Column("filename", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("stated", Text, nullable=False),            # what people said of it, as JSON
    Column("placements", Text, nullable=False),
    Column("edits", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

session = Table(
    "session", metadata,                               # of people who signed in; taken away when they sign out
    Column("id", Text, primary_key=True),
    Column("secret_sha256", Text, nullable=False, unique=True),
    Column("person", Text, ForeignKey("person.id"), nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("provider", Text, nullable=False),
)

PARTS = ("original", "rows")
"""Columns of a submission with bytes; lists of submissions leave them out."""

event = Table(
    "event", metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("person", Text, ForeignKey("person.id"), nullable=False),
    Column("submission", Text, ForeignKey("submission.id"), index=True),
    Column("payload", Text, nullable=False),
    Column("salt", Text),
    Column("note", Text),
    Column("note_seal", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

log = Table(
    "log", metadata,  # attempts, remembered mappings, erasures, accounts and others: no data version
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("person", Text, ForeignKey("person.id"), nullable=False),
    Column("salt", Text),
    Column("payload", Text),
    Column("payload_seal", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
