-- Rows of any submission, for one area and indicator, or (NULL) all.
SELECT rowid AS row_id, *
FROM rows
WHERE ($ref_area IS NULL OR ref_area = $ref_area) AND ($indicator IS NULL OR indicator = $indicator)
