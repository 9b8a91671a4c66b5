-- run once by the cluster administrator; passwords are set by the secrets manager afterwards
CREATE ROLE helpdesk_owner LOGIN;
CREATE ROLE helpdesk_app LOGIN;
REVOKE CONNECT ON DATABASE helpdesk FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE helpdesk TO helpdesk_owner, helpdesk_app;
GRANT USAGE, CREATE ON SCHEMA public TO helpdesk_owner;
GRANT USAGE ON SCHEMA public TO helpdesk_app;
ALTER DEFAULT PRIVILEGES FOR ROLE helpdesk_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE ON TABLES TO helpdesk_app;
ALTER DEFAULT PRIVILEGES FOR ROLE helpdesk_owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO helpdesk_app;
-- after the first migration: the only tables the service deletes from
-- GRANT DELETE ON "Attachment", "WebhookEndpoint" TO helpdesk_app;
