// only paths of our own site
export function safeNext(value, fallback = '/dashboard') {
  if (typeof value !== 'string') return fallback;
  return /^\/(?![/\\])[\w\-./?=&%]*$/.test(value) ? value : fallback;
}
