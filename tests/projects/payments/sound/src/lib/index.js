export * from './crypto.js';
export * from './db.js';
export * from './errors.js';
export * from './logger.js';
export * from './policy.js';
