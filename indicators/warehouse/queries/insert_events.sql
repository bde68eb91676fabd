-- Take events in.
INSERT INTO event BY NAME FROM incoming
