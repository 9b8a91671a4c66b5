const { WebhookService } = require('./webhook.service');

const service = new WebhookService();

exports.test = async (req, res, next) => {
  try {
    const { url: endpoint, event = 'ping' } = req.body;
    const status = await service.deliver({ endpoint, event, payload: { sentAt: Date.now() } });
    res.json({ status });
  } catch (err) {
    next(err);
  }
};
