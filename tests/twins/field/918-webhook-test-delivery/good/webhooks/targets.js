// names the UI offers in the drop-down
export const INTEGRATIONS = ['hooks.slack.com', 'discord.com', 'api.trello.com'];

export function allowedTarget(endpoint) {
  const url = new URL(endpoint);
  if (url.protocol !== 'https:' || url.port !== '' || !INTEGRATIONS.includes(url.hostname)) {
    throw Object.assign(new Error('endpoint not allowed'), { status: 422 });
  }
  return url;
}
