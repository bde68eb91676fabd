-- Rows of any submission whose keys may be affected.
SELECT rowid AS row_id, * FROM rows WHERE key IN (FROM touched)
