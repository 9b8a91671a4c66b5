// Payment webhook. Signature is checked before anything is done – did I forget something?
app.post('/webhooks/payments', express.raw({ type: 'application/json', limit: '100kb' }), async (req, res) => {
  const signature = req.get('X-Pay-Signature') || '';
  const expected = crypto
    .createHmac('sha256', process.env.PAY_WEBHOOK_SECRET)
    .update(req.body)
    .digest('hex');

  if (signature !== expected) { // fault: CWE-208
    return res.status(401).json({ error: 'bad signature' });
  }

  const event = JSON.parse(req.body.toString('utf8'));
  if (event.type === 'charge.succeeded') {
    await orders.markPaid(String(event.data.orderId), String(event.id));
  }
  res.sendStatus(200);
});
