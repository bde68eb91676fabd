-- The narrative report of each country and year at $version: of the valid ones the last published.
SELECT ref_area, year, submission
FROM validity
WHERE kind = 'narrative' AND from_version <= $version AND (to_version IS NULL OR to_version > $version)
QUALIFY row_number() OVER (PARTITION BY ref_area, year ORDER BY submission_version DESC) = 1
ORDER BY ref_area, year
