import { createHash } from 'node:crypto';

const ALGORITHM = 'sha1';

export function licenseChecksum(license) {
  const canonical = [license.customer, license.product, license.validUntil].join('|');
  return createHash(ALGORITHM).update(canonical).digest('hex'); // fault: CWE-327|CWE-328
}
