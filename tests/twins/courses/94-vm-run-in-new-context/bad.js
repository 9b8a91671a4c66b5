const vm = require('vm');

class PricingController {
  preview = async (req, res) => {
    const { formula, quantity } = req.body;
    const context = { quantity: Number(quantity), unitPrice: 9.5 };

    const price = vm.runInNewContext(formula, context, { timeout: 50 }); // fault: CWE-94
    return res.json({ price });
  };
}

module.exports = PricingController;
