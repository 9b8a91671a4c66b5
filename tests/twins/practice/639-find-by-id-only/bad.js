const { Router } = require('express');
const { isValidObjectId } = require('mongoose');
const auth = require('../middleware/auth');
const Prescription = require('../models/Prescription');

const router = Router();
router.use(auth.required);

const view = (p) => ({ id: p.id, drug: p.drug, dose: p.dose, issuedAt: p.issuedAt });

router.param('prescriptionId', (req, res, next, id) =>
  isValidObjectId(id) ? next() : res.status(404).json({ error: 'Not found' }));

router.get('/prescriptions', async (req, res, next) => {
  try {
    const list = await Prescription.find({ patient: req.user.id }).sort('-issuedAt').limit(100);
    res.json(list.map(view));
  } catch (err) {
    next(err);
  }
});

router.get('/prescriptions/:prescriptionId', async (req, res, next) => {
  try {
    const found = await Prescription.findById(req.params.prescriptionId); // fault: CWE-639
    if (!found) {
      req.log.warn({ event: 'authz_fail', userId: req.user.id, resource: req.params.prescriptionId });
      return res.status(404).json({ error: 'Not found' });
    }
    return res.json(view(found));
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
