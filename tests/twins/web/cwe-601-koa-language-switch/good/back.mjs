const HOME = '/';

export function backTarget(ctx) {
  const { query: { from: page = HOME } = {} } = ctx;
  if (Array.isArray(page)) return HOME;
  const url = new URL(page, 'https://acme.example');
  return url.origin === 'https://acme.example' ? `https://acme.example${url.pathname}${url.search}` : HOME;
}
