import security from 'eslint-plugin-security'

export default [security.configs.recommended, { rules: { eqeqeq: 'error', 'no-eval': 'error' } }]
