const got = require('got');

const PARTNERS = {
  'warehouse': 'https://hooks.warehouse-partner.com/v1/events',
  'accounting': 'https://api.accounting-partner.com/inbound',
};

class WebhookSender {
  constructor({ client = got } = {}) {
    this.client = client;
  }

  async deliver(subscription, payload) {
    const endpoint = new Map(Object.entries(PARTNERS)).get(subscription.partner);
    if (!endpoint) throw Object.assign(new Error('unknown partner'), { status: 400 });

    const response = await this.client.post(endpoint, {
      json: payload,
      timeout: { request: 4000 },
      retry: { limit: 0 },
    });
    return response.statusCode;
  }
}

module.exports = { WebhookSender };
