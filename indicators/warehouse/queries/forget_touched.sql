-- Delete affected rows, to be replaced by the current ones.
DELETE FROM observation WHERE key IN (FROM touched)
