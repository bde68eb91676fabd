-- The current row of each key at $version: of the submissions valid then, the last published.
-- "since" is the version since which it is current: it was published or restored, or a later row was withdrawn.
-- Current rows are determined from the candidates' keys only. Whole rows are fetched last, in the order in which
-- they are stored.
WITH told AS (
    SELECT submission, submission_version, from_version, CASE WHEN to_version <= $version THEN to_version END AS ended
    FROM validity
    WHERE from_version <= $version
),
candidate AS (
    SELECT * FROM ({candidates}) JOIN told USING (submission_version)
),
latest AS (
    SELECT key, indicator, ref_area, year, breakdown, max(submission_version) AS submission_version, arg_max(row_id, submission_version) AS row_id
    FROM candidate
    WHERE ended IS NULL
    GROUP BY ALL
),
uncovered AS (
    SELECT latest.row_id, max(candidate.ended) AS since
    FROM latest JOIN candidate USING (key, indicator, ref_area, year, breakdown)
    WHERE candidate.ended IS NOT NULL AND candidate.submission_version > latest.submission_version
    GROUP BY ALL
)
SELECT rows.* EXCLUDE (submission_version), told.submission, greatest(told.from_version, uncovered.since) AS since
FROM rows
JOIN told USING (submission_version)
LEFT JOIN uncovered ON rows.rowid = uncovered.row_id
WHERE told.ended IS NULL AND rows.rowid IN (SELECT row_id FROM latest)
