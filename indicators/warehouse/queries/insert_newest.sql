-- Store the rows of the submission at $submission_version, published last, as current.
INSERT INTO observation BY NAME
SELECT * EXCLUDE (submission_version), $submission AS submission, submission_version AS since
FROM rows
WHERE submission_version = $submission_version
