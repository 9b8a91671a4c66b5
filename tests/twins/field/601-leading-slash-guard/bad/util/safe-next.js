// only paths of our own site
export function safeNext(value, fallback = '/dashboard') {
  if (typeof value !== 'string') return fallback;
  return value.startsWith('/') ? value : fallback;
}
