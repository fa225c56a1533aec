import * as vscode from 'vscode';
import type { Diagnostics } from '../../text/reports/diagnostics';
import type { SessionState } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import type { RequestLog } from '../../ui/requestLog';

function versionOf(extension: vscode.Extension<unknown>): string {
  const manifest: unknown = extension.packageJSON;
  const version: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : '';
  return typeof version === 'string' ? version : '';
}

function connectionIn(state: SessionState): string {
  switch (state.kind) {
    case 'closed':
      return 'closed';
    case 'failed':
      return `failed (${state.error.kind})`;
    case 'open':
      return state.fleet.connection.asOf === undefined ? 'open' : 'snapshot';
  }
}

/** Copies what a bug report needs, without the user's account, profile or thing names. */
export async function copyDiagnostics(
  extension: vscode.Extension<unknown>,
  sessions: Sessions,
  requests: RequestLog,
): Promise<void> {
  const { diagnosticsText } = await import('../../text/reports/diagnostics');
  const diagnostics: Diagnostics = {
    extensionVersion: versionOf(extension),
    vsCodeVersion: vscode.version,
    host: vscode.env.remoteName ?? 'local',
    platform: `${process.platform} ${process.arch}, Node ${process.version}`,
    connections: sessions.all.map(({ state, fleet, target }) => ({
      state: connectionIn(state),
      region: target.region,
      hasCustomEndpoint: fleet?.connection.hasCustomEndpoint,
      knownDevices: [...(fleet?.devices.names() ?? [])].length,
      scan: fleet?.scans.last?.state.phase ?? 'none',
    })),
    requests: requests.recent,
  };
  await vscode.env.clipboard.writeText(diagnosticsText(diagnostics));
  vscode.window.setStatusBarMessage('Diagnostics copied', 3_000);
}
