-- The tables of a snapshot. {columns} are those of model.OBSERVATION.

-- All rows of all submissions; "submission_version" is the version that first published the submission,
-- "key" a hash of model.KEY's columns that finds candidates quickly.
CREATE TABLE rows (submission_version BIGINT NOT NULL, key UBIGINT NOT NULL, {columns});

-- The rows that stand at the newest version. As in "rows", an area's rows lie together, so that they are read quickly.
CREATE TABLE observation (key UBIGINT NOT NULL, {columns}, submission VARCHAR NOT NULL, since BIGINT NOT NULL);

-- When each submission was valid; one that was restored has several rows and keeps its submission_version.
-- "ref_area" and "year" say whose report a narrative is.
CREATE TABLE validity (
    submission VARCHAR NOT NULL, kind VARCHAR NOT NULL, ref_area VARCHAR, year BIGINT,
    submission_version BIGINT NOT NULL, from_version BIGINT NOT NULL, to_version BIGINT
);

-- "released" is the version that a release shows; "release" is the event that named the one taken back.
CREATE TABLE event (
    version BIGINT NOT NULL, kind VARCHAR NOT NULL, moment VARCHAR NOT NULL, submission VARCHAR,
    released BIGINT, name VARCHAR, note VARCHAR, release BIGINT
);

-- Notes beside a status; "version" set it, "taken_back" took it back.
CREATE TABLE note (
    version BIGINT NOT NULL, indicator VARCHAR NOT NULL, ref_area VARCHAR NOT NULL, year BIGINT NOT NULL,
    text VARCHAR NOT NULL, reason VARCHAR NOT NULL, author VARCHAR NOT NULL, "at" VARCHAR NOT NULL,
    public BOOLEAN NOT NULL, taken_back BIGINT
);
