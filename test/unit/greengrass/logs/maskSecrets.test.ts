import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskSecrets } from '../../../../src/greengrass/logs/maskSecrets';

/** Lines with a secret, which is `S3cr3t-…` in each, and what must stay of them. */
const lines: readonly (readonly [line: string, kept: string])[] = [
  ['password=S3cr3t-1', 'password='],
  ['Password: "S3cr3t 1 with, blanks"', 'Password: "'],
  ["'db_password' : 'S3cr3t-1'", "'db_password' : '"],
  ['{"uplink":{"broker":"mqtt","secret":"S3cr3t-1","port":8883}}', '"port":8883'],
  [String.raw`{"message":"{\"token\":\"S3cr3t-1\",\"a\":1}"}`, String.raw`\"a\":1`],
  ['aws_secret_access_key = S3cr3t/1+abc', 'aws_secret_access_key = '],
  ['AWS_SESSION_TOKEN=S3cr3t-1==', 'AWS_SESSION_TOKEN='],
  ['x-api-key: S3cr3t-1 sent', 'sent'],
  ['authToken => S3cr3t-1', 'authToken =>'],
  ['Authorization: Bearer S3cr3t-1.abc.def', 'Authorization: '],
  ['sent header Bearer S3cr3t-1234567890', 'sent header Bearer '],
  ['mqtts://gateway:S3cr3t-1@mqtt.fjordwerk.example:8883/x', '@mqtt.fjordwerk.example:8883/x'],
  ['https://S3cr3t-1@github.com/a.git', 'github.com/a.git'],
  [
    'GET https://b.s3.amazonaws.com/k?X-Amz-Credential=S3cr3t-2&X-Amz-Date=20261129T103821Z&X-Amz-Signature=S3cr3t-1 403',
    'X-Amz-Date=20261129T103821Z',
  ],
  ['https://a.blob.core.windows.net/c?sv=1&sig=S3cr3t%2F1', 'https://a.blob.core.windows.net/c?'],
  ['-----BEGIN RSA PRIVATE KEY-----\nS3cr3t-1\n-----END RSA PRIVATE KEY----- loaded', ' loaded'],
  ['key: -----BEGIN PRIVATE KEY-----\\nS3cr3t-1', 'key: '],
];

describe('masking secrets', () => {
  for (const [line, kept] of lines) {
    it(`masks ${line.slice(0, 60).replaceAll('\n', ' ')}`, () => {
      const masked = maskSecrets(line);
      assert.doesNotMatch(masked, /S3cr3t/u);
      assert.ok(masked.includes('[masked]'), masked);
      assert.ok(masked.includes(kept), masked);
    });
  }

  it('masks access keys and JSON web tokens, and keeps what kind of key it was', () => {
    assert.equal(maskSecrets('key AKIAIOSFODNN7EXAMPLE used'), 'key AKIA[masked] used');
    assert.equal(maskSecrets('got eyJhbGciOi.eyJzdWIiOi.SflKxwRJ-_ from'), 'got [masked] from');
    const header =
      'AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20261129/eu-west-1/iot/aws4_request, Signature=0123456789abcdef0123';
    assert.doesNotMatch(maskSecrets(header), /IOSFODNN|0123456789abcdef/u);
  });

  for (const line of [
    'Failed to download artifact s3://bucket/a.zip: 403',
    '{"level":"INFO","message":"Token exchange service is ready"}',
    'com.aws.greengrass.tes.TokenExchangeService: service-set-state',
    'https://docs.aws.amazon.com/greengrass/v2/developerguide/troubleshooting.html?tab=token',
    'bypass: none, compass=north',
    'Deployment arn:aws:greengrass:eu-west-1:123456789012:configuration:thinggroup/a:3 finished in 12 s',
    'user@example.com logged in',
  ]) {
    it(`leaves ${line.slice(0, 60)}`, () => {
      assert.equal(maskSecrets(line), line);
    });
  }

  it('masks a password of any characters, wherever it is', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9/+!#$%^*~_.-]{6,40}$/u);
    fc.assert(
      fc.property(fc.string(), word, fc.constantFrom('password', 'secret', 'token'), (before, value, name) => {
        const secret = `~${value}~`;
        return !maskSecrets(`${before} ${name}=${secret}`).includes(secret);
      }),
    );
  });

  it('ends soon for a hostile line of 256 KB', () => {
    const size = 256 * 1024;
    const hostile = ['-_', 'eyJ-', 'password=', 'token="', '://', '?sig', '-----BEGIN ', "pass'", 'A', '\\"'].map(
      (part) => part.repeat(size / part.length),
    );
    for (const line of hostile) {
      assert.ok(maskSecrets(line).length > 0);
    }
  });
});
