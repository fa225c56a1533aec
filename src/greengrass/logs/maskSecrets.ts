import { member, text } from '../../base/json';

/** Replaces what is masked. */
const mask = '[masked]';

/** A private key in PEM, even if its end is missing. */
const privateKey =
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----(?:(?!-----END)[^])*(?:-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----)?/gu;

/** A name that ends in one of these words, such as `aws_secret_access_key`, what assigns its value, and the value. */
const assignment = new RegExp(
  [
    `(?<name>(?:password|passwd|passphrase|passcode|(?<![a-z])pass|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|authorization)`,
    String.raw`(?:string|value)?\\?["']?\s{0,3}(?:=>|[:=])\s{0,3})`,
    String.raw`(?<value>\\?"(?:[^"\\]|\\[^"]){0,4096}\\?"|'[^']{0,4096}'|["']?(?:(?:Bearer|Basic|Digest|AWS4-HMAC-SHA256)\s+)?[^\s"',;&{}()[\]]{1,4096})`,
  ].join(''),
  'giu',
);

/** A token or user and password, as HTTP sends them. */
const authorization = /\b(?<scheme>Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gu;

/** A user and a password in a URL. */
const urlCredentials = /(?<=:\/\/)[^\s/?#@"'<>]{1,512}@/gu;

/** The parameters that sign a URL, of AWS and others. */
const signedParameter =
  /(?<name>[?&](?:X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature|sig|se|sv|x-goog-signature|token|access_token)=)[^&\s"'<>]+/giu;

const signature = /\b(?<name>Signature=)[0-9a-f]{16,}/gu;

const accessKey = /\b(?<kind>A(?:KIA|SIA|ROA|IDA|GPA|BIA|CCA))[A-Z0-9]{12,}\b/gu;

const jsonWebToken = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/gu;

/**
 * Masks what looks like a secret in a line: private keys, access keys, tokens, values of names such as `password`,
 * credentials in URLs, and the signatures of presigned URLs. A secret that looks like any other word stays.
 */
export function maskSecrets(line: string): string {
  return line
    .replace(privateKey, mask)
    .replace(urlCredentials, `${mask}@`)
    .replace(signedParameter, `$<name>${mask}`)
    .replace(jsonWebToken, mask)
    .replace(authorization, `$<scheme> ${mask}`)
    .replace(signature, `$<name>${mask}`)
    .replace(accessKey, `$<kind>${mask}`)
    .replace(assignment, (...parts: unknown[]) => maskedAssignment(parts.at(-1)));
}

/** Keeps the name and the quotes of an assignment. */
function maskedAssignment(groups: unknown): string {
  const [name = '', value = ''] = [member(groups, 'name'), member(groups, 'value')].map((part) => text(part));
  const quote = /^\\?["']/u.exec(value)?.[0] ?? '';
  return value.includes(mask) ? `${name}${value}` : `${name}${quote}${mask}${quote}`;
}
