import { createHash } from 'node:crypto';

const ALGORITHM = 'sha256';

export function licenseChecksum(license) {
  const canonical = [license.customer, license.product, license.validUntil].join('|');
  return createHash(ALGORITHM).update(canonical).digest('hex');
}
