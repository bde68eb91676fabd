-- Insert the versions from and to which submissions are valid; each parameter lists a column.
INSERT INTO validity BY NAME
SELECT unnest($submission) AS submission, unnest($kind) AS kind, unnest($submission_version) AS submission_version,
    unnest($from_version) AS from_version, unnest($to_version) AS to_version
