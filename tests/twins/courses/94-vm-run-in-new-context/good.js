const vm = require('vm');

const FORMULAS = {
  retail: 'quantity * unitPrice',
  wholesale: 'quantity * unitPrice * 0.8',
  staff: 'quantity * unitPrice * 0.65',
};

class PricingController {
  preview = async (req, res) => {
    const { tariff, quantity } = req.body;
    if (!Object.hasOwn(FORMULAS, tariff)) {
      return res.status(400).json({ error: 'unknown tariff' });
    }
    const context = { quantity: Number(quantity), unitPrice: 9.5 };

    const price = vm.runInNewContext(FORMULAS[tariff], context, { timeout: 50 });
    return res.json({ price });
  };
}

module.exports = PricingController;
