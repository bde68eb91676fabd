-- Rows of any submission whose keys may have been touched.
SELECT rowid AS row_id, * FROM rows WHERE key IN (FROM touched)
