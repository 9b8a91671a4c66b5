const { XMLParser } = require('fast-xml-parser');
const payments = require('./payments');

const strict = new XMLParser({ ignoreAttributes: false, processEntities: false });

function readEnvelope(raw) {
  const parsed = strict.parse(raw);
  return parsed.Envelope?.Body ?? {};
}

/** POST /bank/notify, text/xml, mutual TLS at the proxy */
module.exports = async function notify(req, res, next) {
  try {
    const { Notification: note } = readEnvelope(req.body.toString('utf8'));
    if (!note || !/^\d{1,18}$/.test(String(note.Reference))) {
      return res.status(400).json({ error: 'Malformed notification' });
    }
    await payments.settle(String(note.Reference));
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
};
