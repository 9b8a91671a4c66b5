-- run once as the owner role; the API connects as warehouse_app
CREATE ROLE warehouse_app LOGIN;
REVOKE CONNECT ON DATABASE warehouse FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE warehouse TO warehouse_app;
GRANT USAGE ON SCHEMA public TO warehouse_app;
GRANT SELECT, INSERT, UPDATE ON users, sessions, refresh_tokens, items, movements, orders, order_lines, reports TO warehouse_app;
GRANT USAGE ON SEQUENCE movements_id_seq TO warehouse_app;
GRANT SELECT ON companies TO warehouse_app;
GRANT SELECT, UPDATE (last_used_at) ON api_keys TO warehouse_app;
