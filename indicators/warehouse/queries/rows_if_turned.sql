-- The row of each key of the submission at $submission_version that would be current at $version if that submission
-- were withdrawn or, if $stands, restored; a key without any other row is missing.
WITH told AS (
    SELECT submission, submission_version
    FROM validity
    WHERE submission_version <> $submission_version AND from_version <= $version AND (to_version IS NULL OR to_version > $version)
    UNION ALL
    SELECT $submission, $submission_version WHERE $stands
),
mine AS (
    SELECT DISTINCT key, indicator, ref_area, year, breakdown FROM rows WHERE submission_version = $submission_version
),
latest AS (
    SELECT arg_max(rows.rowid, submission_version) AS row_id
    FROM rows JOIN told USING (submission_version) JOIN mine USING (key, indicator, ref_area, year, breakdown)
    GROUP BY key, indicator, ref_area, year, breakdown
)
SELECT rows.* EXCLUDE (key, submission_version, {numbers}), told.submission
FROM rows JOIN told USING (submission_version)
WHERE rows.rowid IN (SELECT row_id FROM latest)
ORDER BY indicator, ref_area, year, breakdown
