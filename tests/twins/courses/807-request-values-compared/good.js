const express = require('express');
const medicalRecords = require('../services/medical-records');
const { requireUser } = require('../middleware/auth');

const router = express.Router();

router.get('/patients/:patientId/records', requireUser, async (req, res) => {
  // patients may only see their own records
  if (req.user.patientId === req.params.patientId) {
    return res.json(await medicalRecords.of(req.user.patientId));
  }
  res.status(403).json({ error: 'Forbidden' });
});

module.exports = router;
