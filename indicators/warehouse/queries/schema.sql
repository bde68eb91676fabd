-- The tables of a snapshot. {columns} are those of model.OBSERVATION.

-- All rows of all submissions; "submission_version" is the version that first published the submission.
CREATE TABLE rows (submission_version BIGINT NOT NULL, {columns});

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
