CREATE ROLE community_app LOGIN;
REVOKE CONNECT ON DATABASE community FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE community TO community_app;
GRANT USAGE ON SCHEMA public TO community_app;
GRANT SELECT, INSERT, UPDATE ON users, posts, comments, set_password_tokens TO community_app;
GRANT SELECT ON api_keys TO community_app;
GRANT DELETE ON comments TO community_app;
