-- The current row of each key at $version, sorted by key: of the submissions valid then, the last published. As if
-- $turned, a submission, were withdrawn then or, if $active, restored; '' for none. Indicators have the codes $present
-- instead of $former. Of an area, an indicator or a breakdown alone ('': the totals), or of all (NULL).
-- "since" is the version since which a row is current: it was published or restored, or a later row was withdrawn.
WITH valid AS (
    SELECT submission, submission_version, from_version, CASE WHEN to_version <= $version THEN to_version END AS ended
    FROM validity
    WHERE from_version <= $version AND submission <> $turned
    UNION ALL
    SELECT submission, submission_version, max(from_version), NULL
    FROM validity
    WHERE submission = $turned AND $active
    GROUP BY ALL
),
renamed AS (
    SELECT unnest($former::VARCHAR[]) AS former, unnest($present::VARCHAR[]) AS present
),
present AS (
    SELECT rows.* REPLACE (coalesce(renamed.present, indicator) AS indicator)
    FROM rows LEFT JOIN renamed ON indicator = renamed.former
),
candidate AS (
    SELECT *
    FROM present JOIN valid USING (submission_version)
    WHERE ($ref_area IS NULL OR ref_area = $ref_area) AND ($indicator IS NULL OR indicator = $indicator)
        AND ($breakdown IS NULL OR breakdown = $breakdown)
),
latest AS (
    FROM candidate
    WHERE ended IS NULL
    QUALIFY row_number() OVER (PARTITION BY indicator, ref_area, year, breakdown ORDER BY submission_version DESC) = 1
),
uncovered AS (
    SELECT indicator, ref_area, year, breakdown, max(candidate.ended) AS since
    FROM latest JOIN candidate USING (indicator, ref_area, year, breakdown)
    WHERE candidate.ended IS NOT NULL AND candidate.submission_version > latest.submission_version
    GROUP BY ALL
)
SELECT latest.* EXCLUDE (submission_version, from_version, ended), greatest(from_version, uncovered.since) AS since
FROM latest LEFT JOIN uncovered USING (indicator, ref_area, year, breakdown)
ORDER BY indicator, ref_area, year, breakdown
