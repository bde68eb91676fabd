-- Notes on statuses in force at $version, of one area or (NULL) all, oldest first.
SELECT version, indicator, ref_area, year, text, reason, author, "at", public
FROM note
WHERE version <= $version AND (taken_back IS NULL OR taken_back > $version)
    AND ($ref_area IS NULL OR ref_area = $ref_area)
ORDER BY version
