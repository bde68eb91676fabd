-- The tables of a snapshot. {columns} are those of model.OBSERVATION.

-- All rows of all submissions; "submission_version" is the version that first published the submission,
-- "key" is a hash of model.KEY's columns, to find candidates quickly.
CREATE TABLE rows (submission_version BIGINT NOT NULL, key UBIGINT NOT NULL, {columns});

-- The rows current at the newest version. As in "rows", those of an area are stored together, so that reading is fast.
CREATE TABLE observation (key UBIGINT NOT NULL, {columns}, submission VARCHAR NOT NULL, since BIGINT NOT NULL);

-- When each submission was valid; a restored one has several rows, all with its submission_version.
CREATE TABLE validity (
    submission VARCHAR NOT NULL, kind VARCHAR NOT NULL, submission_version BIGINT NOT NULL,
    from_version BIGINT NOT NULL, to_version BIGINT
);

-- When each version was created.
CREATE TABLE event (version BIGINT NOT NULL, moment VARCHAR NOT NULL);

-- Notes on statuses; "version" set the note, "taken_back" withdrew it.
CREATE TABLE note (
    version BIGINT NOT NULL, indicator VARCHAR NOT NULL, ref_area VARCHAR NOT NULL, year BIGINT NOT NULL,
    text VARCHAR NOT NULL, reason VARCHAR NOT NULL, author VARCHAR NOT NULL, "at" VARCHAR NOT NULL,
    public BOOLEAN NOT NULL, taken_back BIGINT
);
