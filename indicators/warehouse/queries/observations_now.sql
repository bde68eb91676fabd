-- Rows that stand at the newest version, of an area, an indicator, or (NULL) of all.
SELECT *
FROM observation
WHERE ($ref_area IS NULL OR ref_area = $ref_area) AND ($indicator IS NULL OR indicator = $indicator)
