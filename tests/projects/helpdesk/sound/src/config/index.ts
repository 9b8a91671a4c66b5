export * from './constants.js';
export { loadConfig, type Config } from './env.js';
