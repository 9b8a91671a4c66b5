const got = require('got');

class WebhookSender {
  constructor({ client = got } = {}) {
    this.client = client;
  }

  async deliver(subscription, payload) {
    const response = await this.client.post(subscription.endpoint, { // fault: CWE-918
      json: payload,
      timeout: { request: 4000 },
      retry: { limit: 0 },
    });
    return response.statusCode;
  }
}

module.exports = { WebhookSender };
