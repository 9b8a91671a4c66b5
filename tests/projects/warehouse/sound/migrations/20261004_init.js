'use strict';

exports.up = async (knex) => {
  await knex.schema.createTable('companies', (t) => {
    t.uuid('id').primary();
    t.string('name', 120).notNullable();
  });
  await knex.schema.createTable('users', (t) => {
    t.uuid('id').primary();
    t.uuid('company_id').notNullable().references('companies.id');
    t.string('email', 254).notNullable().unique();
    t.string('name', 120).notNullable();
    t.string('role', 16).notNullable();
    t.text('password_hash');
    t.text('mfa_secret');
    t.text('mfa_pending');
    t.bigInteger('mfa_last_step').notNullable().defaultTo(0);
    t.text('invite_hash').unique();
    t.timestamp('invite_expires_at');
    t.timestamp('disabled_at');
    t.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('sessions', (t) => {
    t.uuid('id').primary();
    t.uuid('user_id').notNullable().references('users.id');
    t.timestamp('mfa_at');
    t.timestamp('revoked_at');
    t.timestamp('expires_at').notNullable();
  });
  await knex.schema.createTable('refresh_tokens', (t) => {
    t.text('token_hash').primary();
    t.uuid('session_id').notNullable().references('sessions.id');
    t.timestamp('expires_at').notNullable();
    t.timestamp('used_at');
  });
  await knex.schema.createTable('api_keys', (t) => {
    t.uuid('id').primary();
    t.uuid('company_id').notNullable().references('companies.id');
    t.text('key_hash').notNullable().unique();
    t.string('plan', 16).notNullable();
    t.timestamp('last_used_at');
    t.timestamp('revoked_at');
  });
  await knex.schema.createTable('items', (t) => {
    t.uuid('id').primary();
    t.uuid('company_id').notNullable().references('companies.id');
    t.string('sku', 24).notNullable();
    t.string('name', 160).notNullable();
    t.string('zone', 8).notNullable();
    t.integer('quantity').notNullable().defaultTo(0);
    t.integer('reorder_level').notNullable().defaultTo(0);
    t.jsonb('attributes').notNullable().defaultTo('{}');
    t.timestamp('updated_at').notNullable().defaultTo(knex.fn.now());
    t.unique(['company_id', 'sku']);
  });
  await knex.schema.createTable('movements', (t) => {
    t.bigIncrements('id');
    t.uuid('company_id').notNullable();
    t.uuid('item_id').notNullable().references('items.id');
    t.integer('delta').notNullable();
    t.string('reason', 24).notNullable();
    t.uuid('api_key_id').references('api_keys.id');
    t.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('orders', (t) => {
    t.uuid('id').primary();
    t.uuid('company_id').notNullable();
    t.uuid('created_by').notNullable().references('users.id');
    t.string('status', 16).notNullable();
    t.string('note', 500);
    t.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('order_lines', (t) => {
    t.uuid('order_id').notNullable().references('orders.id');
    t.uuid('item_id').notNullable().references('items.id');
    t.integer('quantity').notNullable();
    t.primary(['order_id', 'item_id']);
  });
  await knex.schema.createTable('reports', (t) => {
    t.uuid('id').primary();
    t.uuid('company_id').notNullable();
    t.uuid('created_by').notNullable().references('users.id');
    t.string('kind', 24).notNullable();
    t.string('format', 4).notNullable();
    t.string('title', 80).notNullable();
    t.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
  });
};

exports.down = async (knex) => {
  const tables = ['reports', 'order_lines', 'orders', 'movements', 'items', 'api_keys', 'refresh_tokens', 'sessions', 'users', 'companies'];
  for (const table of tables) await knex.schema.dropTableIfExists(table);
};
