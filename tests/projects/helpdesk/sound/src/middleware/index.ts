export * from './authenticate.js';
export * from './authorize.js';
export * from './error-handler.js';
export * from './limiters.js';
export * from './security.js';
export * from './upload.js';
export * from './validate.js';
