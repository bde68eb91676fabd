-- Insert a batch of rows.
INSERT INTO rows BY NAME SELECT *, hash(indicator, ref_area, year, breakdown) AS key FROM incoming
