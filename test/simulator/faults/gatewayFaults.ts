import type { Effect } from './faults';

type Headers = Readonly<Record<string, string>>;

function foreign(status: number, body: string, headers: Headers = {}): Effect {
  return { kind: 'body', status, body, headers, isForeign: true };
}

const text: Headers = { 'content-type': 'text/plain' };

/** The title of the HTML page that a proxy responds with. */
export const proxyPageTitle = 'Sign in';

/** Responses of proxies and gateways in place of AWS, by what they are. Most have no AWS request ID and no error type. */
export const gatewayFaults = {
  'HTML with status 200': { kind: 'html', status: 200, headers: { server: 'Apache/2.4.62' } },
  'HTML with status 403': { kind: 'html', status: 403, headers: { server: 'squid/6.10' } },
  'HTML with status 502': { kind: 'html', status: 502, headers: { server: 'nginx' } },
  'HTML with the content type of JSON': foreign(200, '<html><head><title>Sign in</title></head></html>'),
  'a redirect to a sign-in page': foreign(302, '', { location: 'https://login.example.com/?token=SECRET' }),
  'a permanent redirect with a page': { kind: 'html', status: 308, headers: { location: '/blocked' } },
  'status 407': foreign(407, '', { ...text, 'proxy-authenticate': 'Basic realm="corp"', via: '1.1 proxy.example.com' }),
  'status 407 in the form of an AWS error': foreign(407, '{"__type":"AccessDeniedException","message":"no"}'),
  'a redirect with an AWS request ID': { kind: 'body', status: 307, body: '{"coreDevices":[]}' },
  'status 511': { kind: 'html', status: 511 },
  'status 511 in the form of an AWS error': foreign(511, '{"__type":"AccessDeniedException","message":"no"}'),
  'JSON with status 200': foreign(200, '{"message":"Blocked by policy"}', { server: 'Zscaler/6.2' }),
  'an empty response with status 200': foreign(200, ''),
  'a JSON list with status 200': foreign(200, '[]'),
  'text with status 200': foreign(200, 'Blocked by policy', text),
  'JSON with status 401': foreign(401, '{"error":"invalid_token"}', { server: 'kong/3.9.0' }),
  'JSON with status 403': foreign(403, '{"message":"Forbidden"}', { server: 'istio-envoy' }),
  'JSON with status 403 and a numeric code': foreign(403, '{"code":403,"message":"Forbidden"}'),
  'text with status 403': foreign(403, 'Access to this site is blocked.', { ...text, server: 'CorpFilter' }),
  'JSON with status 404': foreign(404, '{"message":"no Route matched with those values"}'),
  'JSON with status 429': foreign(429, '{"message":"API rate limit exceeded"}', { server: 'kong/3.9.0' }),
  'text with status 502': foreign(502, 'upstream connect error', { ...text, server: 'istio-envoy' }),
} as const satisfies Readonly<Record<string, Effect>>;
