-- A submission becomes valid.
INSERT INTO validity VALUES ($submission, $kind, $ref_area, $year, $place, $version, NULL)
