import * as vscode from 'vscode';
import type { Profile } from '../../greengrass/ports/profiles';
import { connectionKey, type AddedConnection } from '../../greengrass/ports/addedConnection';
import type { FleetSession } from '../../fleet/fleetSession';
import { selectedKey } from '../../fleet/sessions';
import type { AppState } from '../../app/appState';
import type { Memory } from '../../base/memory';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { connectionLabel, pickSession } from '../target/targetSession';
import type { Targets } from '../target/targets';
import { pickProfile, pickRegion } from './pickConnection';

/** What the commands for connections need. */
export interface ConnectionTools {
  readonly app: AppState;
  readonly view: CoreDevicesView;
  /** The memory of this workspace. */
  readonly workspaceMemory: Memory;
  readonly readProfiles: () => Promise<readonly Profile[]>;
}

/** Asks for a profile, a Region and a name, and adds that connection. */
export async function addConnection(tools: ConnectionTools, title: string): Promise<void> {
  const { readProfiles, app, view } = tools;
  const { sessions, connections } = app;
  const profile = await pickProfile(readProfiles, { title, placeHolder: 'Select an AWS profile', current: undefined });
  if (profile === undefined) {
    return;
  }
  const near = profile.region ?? sessions.selected.target.region;
  const placeHolder = 'Select an AWS Region, or type another';
  const region = await pickRegion(near, { title, placeHolder, current: near, defaultSource: undefined });
  if (region?.value === undefined) {
    return;
  }
  const target = { profile: profile.value, region: region.value };
  const key = connectionKey(target);
  const same = sessions.all.find((session) => connectionKey(session.target) === key);
  if (same !== undefined) {
    void vscode.window.showInformationMessage(`${connectionLabel(same)} is already shown.`);
    return;
  }
  const name = await vscode.window.showInputBox({ title, prompt: 'Name of the connection (optional)', value: '' });
  if (name !== undefined) {
    await connections.setAdded([
      ...connections.added,
      { ...target, name: name.trim() === '' ? undefined : name.trim() },
    ]);
    const added = sessions.all.find(({ identity }) => identity.key === key);
    if (added !== undefined) {
      await view.revealConnection(added);
    }
  }
}

/** Removes an added connection: the connection of the row, or one that the user selects. */
export async function removeConnection(
  tools: ConnectionTools,
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const { sessions, connections } = tools.app;
  const removable = sessions.all.filter(({ identity }) => identity.key !== selectedKey);
  const [given] = targets.given(args);
  const [latest] = targets.latest;
  // A row below a connection isn't enough, because there is no confirmation.
  const wanted = given === undefined ? latest?.node?.session : given.session;
  const session = removable.find((other) => other === wanted) ?? (await pickSession(title, removable));
  if (session !== undefined) {
    await connections.setAdded(
      connections.added.filter((connection) => connectionKey(connection) !== session.identity.key),
    );
  }
}

/** Changes the profile or Region of an added connection. */
export async function changeConnection(
  { connections }: AppState,
  { identity }: FleetSession,
  change: Partial<AddedConnection>,
): Promise<void> {
  const replaced = connections.added.map((connection) =>
    connectionKey(connection) === identity.key ? { ...connection, ...change } : connection,
  );
  await connections.setAdded(replaced);
}
