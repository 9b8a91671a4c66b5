const { createDecipheriv } = require('crypto');

const key = Buffer.from(process.env.COUPON_KEY || '', 'base64');

function parse(code) {
  const parts = code.split('.');
  if (parts.length !== 3) return null;
  const [iv, body, tag] = parts.map((p) => Buffer.from(p, 'base64url'));
  return { iv, body, tag };
}

exports.readCoupon = function readCoupon(code) {
  const coupon = parse(String(code));
  if (!coupon) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, coupon.iv, { authTagLength: 16 });
    decipher.setAuthTag(coupon.tag);
    const text = decipher.update(coupon.body, undefined, 'utf8') + decipher.final('utf8');
    const [campaign, percent] = text.split(':');
    return { campaign, percent: Number(percent) };
  } catch {
    return null;
  }
};
