import { describe, expect, it } from 'vitest';
import { isAcceptableTarget, isPublicAddress } from '../src/lib/outbound.js';

describe('customer webhook targets', () => {
  it.each(['http://hooks.customer.com/a', 'https://127.0.0.1/', 'https://[::1]/', 'https://0x7f.1/', 'https://localhost/', 'https://u:p@hooks.customer.com/', 'https://hooks.customer.com:8443/', 'not a url'])(
    'refuses %s',
    (url) => expect(isAcceptableTarget(url)).toBe(false),
  );

  it('accepts a plain https address', () => expect(isAcceptableTarget('https://hooks.customer.com/helpdesk?tenant=7')).toBe(true));

  it.each(['10.1.2.3', '169.254.169.254', '::1', '::ffff:192.168.0.1', 'fd00::1', '100.64.0.1', '0.0.0.0'])('keeps away from %s', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});
