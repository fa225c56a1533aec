import * as vscode from 'vscode';
import type { Profile } from '../../greengrass/ports/profiles';
import { connectionKey, type PinnedConnection } from '../../greengrass/ports/pinnedConnection';
import type { FleetSession } from '../../fleet/fleetSession';
import { selectedKey } from '../../fleet/sessions';
import type { AppState } from '../../app/appState';
import type { Memory } from '../../base/memory';
import type { CoreDevicesView } from '../../tree/coreDevices/coreDevicesView';
import { connectionLabel, pickSession } from '../target/targetSession';
import type { Targets } from '../target/targets';
import { pickProfile, pickRegion } from './pickConnection';

/** What choosing connections works with. */
export interface PinTools {
  readonly app: AppState;
  readonly view: CoreDevicesView;
  /** Of this workspace. */
  readonly workspaceMemory: Memory;
  readonly readProfiles: () => Promise<readonly Profile[]>;
}

/** Asks for profile, Region and a name, and shows that connection beside the others. */
export async function addConnection(tools: PinTools, title: string): Promise<void> {
  const { readProfiles, app, view } = tools;
  const { sessions, connections } = app;
  const profile = await pickProfile(readProfiles, { title, placeHolder: 'Select an AWS profile', current: undefined });
  if (profile === undefined) {
    return;
  }
  const near = profile.region ?? sessions.selected.target.region;
  const placeHolder = 'Select an AWS Region, or type another';
  const region = await pickRegion(near, { title, placeHolder, current: near, byItself: undefined });
  if (region?.value === undefined) {
    return;
  }
  const choice = { profile: profile.value, region: region.value };
  const same = sessions.all.find(({ target }) => connectionKey(target) === connectionKey(choice));
  if (same !== undefined) {
    void vscode.window.showInformationMessage(`${connectionLabel(same)} is already shown.`);
    return;
  }
  const name = await vscode.window.showInputBox({ title, prompt: 'Name of the connection (optional)', value: '' });
  if (name !== undefined) {
    await connections.pin([...connections.pinned, { ...choice, name: name.trim() === '' ? undefined : name.trim() }]);
    const added = sessions.all.find(({ identity }) => identity.key === connectionKey(choice));
    if (added !== undefined) {
      await view.revealConnection(added);
    }
  }
}

/** Shows a connection no longer that was added: that of the row, or one that the person picks. */
export async function removeConnection(
  tools: PinTools,
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const { sessions, connections } = tools.app;
  const removable = sessions.all.filter(({ identity }) => identity.key !== selectedKey);
  const [given] = targets.given(args);
  const [pointed] = targets.pointed;
  // What is below a connection is not enough to remove it: that is not asked for again.
  const wanted = given === undefined ? pointed?.node?.session : given.session;
  const session = removable.find((other) => other === wanted) ?? (await pickSession(title, removable));
  if (session !== undefined) {
    await connections.pin(
      connections.pinned.filter((connection) => connectionKey(connection) !== session.identity.key),
    );
  }
}

/** Puts another profile or Region in the place of those of a connection that was added. */
export async function replacePinned(
  { connections }: AppState,
  { identity }: FleetSession,
  change: Partial<PinnedConnection>,
): Promise<void> {
  const replaced = connections.pinned.map((connection) =>
    connectionKey(connection) === identity.key ? { ...connection, ...change } : connection,
  );
  await connections.pin(replaced);
}
