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
