const crypto = require('crypto');

const SIGNING_KEY = 'a3f1c98e-download-links';

function signDownload(fileId, expires) {
  return crypto
    .createHmac('sha256', SIGNING_KEY) // fault: CWE-798|CWE-321
    .update(`${fileId}:${expires}`)
    .digest('base64url');
}

exports.downloadLink = (req, res) => {
  const expires = Date.now() + 5 * 60 * 1000;
  const id = Number(req.params.id);
  res.json({ url: `/files/${id}?expires=${expires}&sig=${signDownload(id, expires)}` });
};
