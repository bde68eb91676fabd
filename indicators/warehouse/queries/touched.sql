-- Hashes of the keys that the submissions at $submission_versions speak of. A key that merely shares a hash is computed anew
-- for nothing, and comes out the same.
CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT key FROM rows WHERE list_contains($submission_versions, submission_version)
