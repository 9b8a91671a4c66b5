const express = require('express');
const medicalRecords = require('../services/medical-records');
const { requireUser } = require('../middleware/auth');

const router = express.Router();

router.get('/patients/:patientId/records', requireUser, async (req, res) => {
  // patients may only see their own records
  if (req.query.patientId === req.params.patientId) { // fault: CWE-807|CWE-639
    return res.json(await medicalRecords.of(req.params.patientId));
  }
  res.status(403).json({ error: 'Forbidden' });
});

module.exports = router;
