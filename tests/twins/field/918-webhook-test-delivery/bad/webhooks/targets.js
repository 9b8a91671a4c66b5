// names the UI offers in the drop-down
export const INTEGRATIONS = ['hooks.slack.com', 'discord.com', 'api.trello.com'];
