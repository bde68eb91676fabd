-- A role and a database for Goalline: su postgres -c psql < postgresql.sql
-- The role owns its database alone, since erasing needs VACUUM of its tables; CREATEDB is for the drill of backups.
-- On one machine it needs no password: GOALLINE_LEDGER=postgresql:///goalline?host=/var/run/postgresql; else: \password goalline
CREATE ROLE goalline LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS CREATEDB CONNECTION LIMIT 60;
CREATE DATABASE goalline OWNER goalline TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE goalline FROM PUBLIC;
