const axios = require('axios');
const { assertPublicUrl } = require('./outbound');

class WebhookService {
  constructor() {
    this.client = axios.create({ timeout: 4000, maxRedirects: 0, maxContentLength: 65536, validateStatus: () => true });
  }

  async deliver(job) {
    const { endpoint, event, payload } = job;
    assertPublicUrl(endpoint);
    const response = await this.client.post(endpoint, payload, { // fault: CWE-918
      headers: { 'x-acme-event': String(event).replace(/[^a-z.]/g, '') },
    });
    return response.status;
  }
}

module.exports = { WebhookService };
