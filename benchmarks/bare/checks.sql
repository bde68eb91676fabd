-- The same rules as plain SQL: every faulty cell of "incoming" with its line.
WITH parsed AS (
    SELECT *, TRY_CAST(value AS DOUBLE) AS number,
           CASE WHEN regexp_full_match(year, '[0-9]{4}') THEN CAST(year AS INTEGER) END AS in_year
    FROM incoming
),
judged AS (
    SELECT parsed.*, known.code, known.unit AS wanted, known.minimum, known.maximum, known.whole
    FROM parsed LEFT JOIN indicators AS known ON known.code = parsed.indicator
),
twice AS (
    SELECT country, year, indicator, breakdown FROM incoming
    GROUP BY ALL HAVING count(*) > 1
)
SELECT line, 'country' AS wrong, country AS found FROM judged WHERE country NOT IN (SELECT code FROM areas)
UNION ALL SELECT line, 'year', year FROM judged WHERE in_year IS NULL OR in_year NOT BETWEEN 1990 AND 2026
UNION ALL SELECT line, 'indicator', indicator FROM judged WHERE code IS NULL
UNION ALL SELECT line, 'number', value FROM judged WHERE number IS NULL AND value <> '..'
UNION ALL SELECT line, 'unit', unit FROM judged WHERE unit <> wanted
UNION ALL SELECT line, 'limits', value FROM judged
    WHERE number < minimum OR number > maximum OR (whole AND number <> floor(number))
UNION ALL SELECT line, 'breakdown', breakdown FROM judged
    WHERE breakdown <> '' AND NOT regexp_full_match(breakdown, '[A-Z_]+=\w+(;[A-Z_]+=\w+)*')
UNION ALL SELECT line, 'twice', value FROM judged JOIN twice USING (country, year, indicator, breakdown)
UNION ALL SELECT line, 'control', source FROM judged WHERE regexp_matches(source, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]')
