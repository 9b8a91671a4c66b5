CREATE ROLE ledger_owner LOGIN;
CREATE ROLE ledger_app LOGIN;
REVOKE CONNECT ON DATABASE ledger FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE ledger TO ledger_owner, ledger_app;
GRANT USAGE, CREATE ON SCHEMA public TO ledger_owner;
GRANT USAGE ON SCHEMA public TO ledger_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE ON TABLES TO ledger_app;
-- the journal is append-only for the application
-- after the first migration: REVOKE UPDATE ON entries FROM ledger_app;
