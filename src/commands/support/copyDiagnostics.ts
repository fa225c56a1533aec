import * as vscode from 'vscode';
import type { Diagnostics } from '../../text/reports/diagnostics';
import type { SessionState } from '../../fleet/fleetSession';
import type { AppState } from '../../app/appState';
import type { Catalog } from '../../ui/catalog';
import type { RequestLog } from '../../ui/requestLog';
import { writeClipboard } from '../../ui/writeClipboard';
import { redactorOf } from './redactorOf';

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
  app: AppState,
  catalog: Catalog,
  requests: RequestLog,
): Promise<void> {
  const { sessions } = app;
  const [redactor, { diagnosticsText }] = await Promise.all([
    redactorOf(app, catalog),
    import('../../text/reports/diagnostics'),
  ]);
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
  await writeClipboard(diagnosticsText(diagnostics, redactor), 'Diagnostics');
}
