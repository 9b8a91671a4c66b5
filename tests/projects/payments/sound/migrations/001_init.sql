CREATE SCHEMA IF NOT EXISTS pay;
CREATE TABLE pay.merchants (
  id uuid PRIMARY KEY, name text NOT NULL, status text NOT NULL DEFAULT 'active', plan text NOT NULL DEFAULT 'standard',
  statement_descriptor text, payout_currency char(3) NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE pay.members (
  subject text PRIMARY KEY, merchant_id uuid REFERENCES pay.merchants, role text NOT NULL, disabled boolean NOT NULL DEFAULT false,
  tokens_valid_after timestamptz NOT NULL DEFAULT 'epoch');
CREATE TABLE pay.api_keys (
  id uuid PRIMARY KEY, merchant_id uuid NOT NULL REFERENCES pay.merchants, prefix text UNIQUE NOT NULL, secret_hash bytea NOT NULL,
  name text NOT NULL, scopes text[] NOT NULL, created_by text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), revoked_at timestamptz);
CREATE TABLE pay.cards (
  id uuid PRIMARY KEY, merchant_id uuid NOT NULL REFERENCES pay.merchants, customer_ref text NOT NULL, token_ciphertext text NOT NULL,
  token_fingerprint text NOT NULL, last4 char(4) NOT NULL, brand text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), deleted_at timestamptz,
  UNIQUE (merchant_id, customer_ref, token_fingerprint));
CREATE TABLE pay.payments (
  id uuid PRIMARY KEY, merchant_id uuid NOT NULL REFERENCES pay.merchants, card_id uuid NOT NULL REFERENCES pay.cards, amount bigint NOT NULL,
  refunded_amount bigint NOT NULL DEFAULT 0, currency char(3) NOT NULL, status text NOT NULL, reference text, metadata jsonb NOT NULL DEFAULT '{}',
  acquirer_ref text UNIQUE, created_at timestamptz NOT NULL DEFAULT now(), CHECK (refunded_amount BETWEEN 0 AND amount));
CREATE TABLE pay.refunds (
  id uuid PRIMARY KEY, payment_id uuid NOT NULL REFERENCES pay.payments, merchant_id uuid NOT NULL, amount bigint NOT NULL, status text NOT NULL,
  reason text, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE pay.evidence (
  id uuid PRIMARY KEY, merchant_id uuid NOT NULL, payment_id uuid NOT NULL REFERENCES pay.payments, mime text NOT NULL, size int NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE pay.idempotency_keys (
  merchant_id uuid NOT NULL, key text NOT NULL, fingerprint text NOT NULL, status_code int, response jsonb,
  created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (merchant_id, key));
CREATE TABLE pay.webhook_events (
  provider text NOT NULL, event_id text NOT NULL, received_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (provider, event_id));

-- the service's role owns nothing and can't change the schema
CREATE ROLE payments_app LOGIN;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA pay TO payments_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA pay TO payments_app;
GRANT DELETE ON pay.idempotency_keys TO payments_app;
