import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, request } from 'undici';

const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
const RESPONSE_LIMIT = 64 * 1024;

export function isPublicAddress(address: string): boolean {
  const ip = ipaddr.process(address);
  if (ip.range() !== 'unicast') return false;
  return ip.kind() === 'ipv4' || (ip as ipaddr.IPv6).match(GLOBAL_V6);
}

/** Name and scheme check for customers' URLs; where the name leads is decided at connect time, see guardedLookup. */
export function isAcceptableTarget(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '' && isIP(host) === 0 && host.includes('.');
}

const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(Object.assign(new Error('address not allowed'), { code: 'EADDRNOTALLOWED' }), []);
    }
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

const guardedAgent = new Agent({
  connect: { lookup: guardedLookup, timeout: 3_000 },
  headersTimeout: 5_000,
  bodyTimeout: 5_000,
  maxResponseSize: RESPONSE_LIMIT,
});

/** POSTs to an address that a customer has chosen: public hosts only, no redirects, and the answer's body is discarded. */
export async function postToCustomer(target: string, body: string, headers: Record<string, string>): Promise<number> {
  if (!isAcceptableTarget(target)) throw new Error('target not allowed');
  const response = await request(target, { method: 'POST', body, headers, dispatcher: guardedAgent });
  await response.body.dump({ limit: RESPONSE_LIMIT });
  return response.statusCode;
}
