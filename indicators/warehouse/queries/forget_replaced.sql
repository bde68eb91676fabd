-- Delete the current rows that those of the submission at $submission_version replace.
DELETE FROM observation
USING rows
WHERE rows.submission_version = $submission_version
    AND (observation.key, observation.indicator, observation.ref_area, observation.year, observation.breakdown)
        = (rows.key, rows.indicator, rows.ref_area, rows.year, rows.breakdown)
