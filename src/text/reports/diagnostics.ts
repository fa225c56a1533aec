import { count } from '../../base/numbers';
import { requestLine } from '../errors/requestLine';
import type { RequestFacts } from '../../greengrass/ports/requestFacts';
import type { Redactor } from '../../greengrass/redaction/redactor';

/** The state of one connection. */
interface ConnectionDiagnostics {
  /** `open`, `closed`, `snapshot`, or why it couldn't be opened. */
  readonly state: string;
  readonly region: string | undefined;
  /** Whether requests go to a custom endpoint. The endpoint itself is left out because it may name a private host. */
  readonly hasCustomEndpoint: boolean | undefined;
  readonly knownDevices: number;
  readonly scan: string;
}

/** The facts for a bug report, without names of profiles, accounts or things. */
export interface Diagnostics {
  readonly extensionVersion: string;
  readonly vsCodeVersion: string;
  /** Where the extension runs: the name of the remote, or `local`. */
  readonly host: string;
  readonly platform: string;
  /** The selected connection first. */
  readonly connections: readonly ConnectionDiagnostics[];
  readonly requests: readonly RequestFacts[];
}

/** To the second, in UTC: `2026-11-23T16:04:09Z`. */
function utcTime(time: Date): string {
  return time.toISOString().replace(/\.\d+/u, '');
}

function redactFacts(redactor: Redactor, facts: RequestFacts): RequestFacts {
  const { requestId, error } = facts;
  return {
    ...facts,
    connectionId: undefined,
    requestId: requestId && redactor.text(requestId),
    error: error && redactor.text(error),
  };
}

function endpointWords(isCustom: boolean | undefined): string {
  return isCustom === undefined ? 'unknown' : isCustom ? 'custom' : 'AWS';
}

/**
 * The text of Copy Diagnostics for Bug Report, in Markdown.
 * @param redactor replaces names and account numbers. A setting or the response of a proxy can contain some.
 */
export function diagnosticsText(diagnostics: Diagnostics, redactor: Redactor): string {
  const { extensionVersion, vsCodeVersion, host, platform } = diagnostics;
  const connections = diagnostics.connections.map(
    ({ state, region = 'none', hasCustomEndpoint, knownDevices, scan }) =>
      `- Connection: ${state}, Region: ${redactor.text(region)}, endpoint: ${endpointWords(hasCustomEndpoint)}, core devices known: ${knownDevices}, last scan: ${scan}`,
  );
  const lines = diagnostics.requests.map(
    (facts) => `${utcTime(facts.endedAt)} ${requestLine(redactFacts(redactor, facts))}`,
  );
  return [
    '## Greengrass Explorer diagnostics',
    '',
    `- Greengrass Explorer ${extensionVersion}, VS Code ${vsCodeVersion}, ${host}, ${platform}`,
    ...connections,
    '',
    `The last ${count(lines.length, 'request')}, oldest first:`,
    '',
    '```',
    ...lines,
    '```',
    '',
  ].join('\n');
}
