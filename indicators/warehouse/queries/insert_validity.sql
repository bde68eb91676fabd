-- Insert the version from which a submission is valid.
INSERT INTO validity BY NAME
SELECT $submission AS submission, $kind AS kind, $submission_version AS submission_version, $from_version AS from_version
