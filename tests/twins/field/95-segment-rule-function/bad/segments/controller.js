const { compile } = require('./compile');

class SegmentController {
  constructor(customers) {
    this.customers = customers;
    this.preview = this.preview.bind(this);
  }

  async preview(req, res) {
    const { rule } = req.body;
    if (!rule || !Array.isArray(rule.conditions) || rule.conditions.length > 10) {
      return res.status(422).json({ error: 'rule needs 1 to 10 conditions' });
    }
    const matches = compile(rule);
    const everyone = await this.customers.forAccount(req.account.id);
    res.json({ count: everyone.filter(matches).length });
  }
}

module.exports = SegmentController;
