/** The SDK adds this hint for developers to parse errors. */
const sdkHint = /\s*Deserialization error: to see the raw response[^]*$/u;

/** AWS repeats the signed request, with the session token, in the message of a signature error. */
const signedRequest = /\s*The Canonical String for this request[^]*$/u;

/** A header or parameter with a signature or session token. */
const token = /(x-amz-security-token|x-amz-signature|authorization)\b(?: header)?\s*[:=]\s*[^\n]*/giu;

/** Node quotes the start of a file or response that isn't valid JSON. It can be a token or a secret key. */
const quotedJson = /, (?:\.\.\.)?"[^]*"(?:\.\.\.)? is not valid JSON/u;
const quotedToken = /Unexpected token (?:'[^]'|[^]+?)(?= is not valid JSON| in JSON)/u;

/** User name and password in the URL of a proxy or endpoint. */
const userInfo = /[^\s/"'@:]+:[^\s/"'@]*@(?=[\w.[-])/gu;

const accessKey = /\b(AKIA|ASIA)[A-Z0-9]{8,}\b/gu;

/** Removes what can be secret from the message of an error of AWS, the SDK or Node. */
export function safeMessage(message: string): string {
  return message
    .replace(sdkHint, '')
    .replace(signedRequest, '')
    .replace(token, '$1: (left out)')
    .replace(quotedJson, ' is not valid JSON')
    .replace(quotedToken, 'The text')
    .replace(userInfo, '…@')
    .replace(accessKey, '$1…');
}
