-- Submissions valid at $version, in order of first publication.
SELECT submission
FROM validity
WHERE from_version <= $version AND (to_version IS NULL OR to_version > $version)
ORDER BY submission_version
