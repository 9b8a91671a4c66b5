const security = require('eslint-plugin-security');

module.exports = [
  { ignores: ['var/**', 'ops/**'] },
  security.configs.recommended,
  {
    files: ['**/*.js'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'commonjs' },
    rules: { eqeqeq: 'error', 'no-eval': 'error', 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
];
