-- Keep the rows that stand now.
INSERT INTO observation BY NAME {current}
