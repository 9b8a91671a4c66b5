export const auth = Object.freeze({
  issuer: 'https://id.fieldnotes.example',
  audience: 'fieldnotes-api',
  lifetime: { access: '10m', emailLink: '30m' },
});
