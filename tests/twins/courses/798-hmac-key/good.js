const crypto = require('crypto');
const { readFileSync } = require('fs');

const SIGNING_KEY = readFileSync('/run/secrets/download-signing-key');

function signDownload(fileId, expires) {
  return crypto
    .createHmac('sha256', SIGNING_KEY)
    .update(`${fileId}:${expires}`)
    .digest('base64url');
}

exports.downloadLink = (req, res) => {
  const expires = Date.now() + 5 * 60 * 1000;
  const id = Number(req.params.id);
  res.json({ url: `/files/${id}?expires=${expires}&sig=${signDownload(id, expires)}` });
};
