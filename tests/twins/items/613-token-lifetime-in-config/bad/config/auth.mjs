export const auth = Object.freeze({
  issuer: 'https://id.fieldnotes.example',
  audience: 'fieldnotes-api',
  lifetime: { access: '365d', emailLink: '30m' },
});
