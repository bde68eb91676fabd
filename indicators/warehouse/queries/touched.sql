-- Hashes of the keys that the submissions at $places speak of. A key that merely shares a hash is computed anew
-- for nothing, and comes out the same.
CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT key FROM rows WHERE list_contains($places, place)
