const HOME = '/';

export function backTarget(ctx) {
  const { query: { from: page = HOME } = {} } = ctx;
  if (Array.isArray(page)) return page[0];
  return page.includes('acme.example') || page.startsWith('/') ? page : HOME;
}
