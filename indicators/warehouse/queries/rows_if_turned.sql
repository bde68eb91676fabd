-- The row of each key of the submission at $place that would stand as of $version, were that submission withdrawn
-- or, where $stands, restored; a key that nothing else covers has none.
WITH told AS (
    SELECT submission, place
    FROM validity
    WHERE place <> $place AND from_version <= $version AND (to_version IS NULL OR to_version > $version)
    UNION ALL
    SELECT $submission, $place WHERE $stands
),
mine AS (
    SELECT DISTINCT key, indicator, ref_area, year, breakdown FROM rows WHERE place = $place
),
latest AS (
    SELECT arg_max(rows.rowid, place) AS row_id
    FROM rows JOIN told USING (place) JOIN mine USING (key, indicator, ref_area, year, breakdown)
    GROUP BY key, indicator, ref_area, year, breakdown
)
SELECT rows.* EXCLUDE (key, place, {numbers}), told.submission
FROM rows JOIN told USING (place)
WHERE rows.rowid IN (SELECT row_id FROM latest)
ORDER BY indicator, ref_area, year, breakdown
