-- Rows current at the newest version, for one area and indicator, or (NULL) all.
SELECT *
FROM observation
WHERE ($ref_area IS NULL OR ref_area = $ref_area) AND ($indicator IS NULL OR indicator = $indicator)
