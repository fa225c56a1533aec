import * as vscode from 'vscode';
import type { ConnectionTarget } from '../../greengrass/ports/connection';
import { visibleText } from '../../base/visibleText';
import type { Fleet } from '../../fleet/fleet';
import { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import { escapeCodicons } from '../../ui/escapeCodicons';
import type { Targets } from './targets';

/** The name of a connection in messages and quick picks. */
export function connectionLabel({ identity, target }: FleetSession): string {
  const place = [target.profile ?? 'default', target.region ?? 'no Region'].map((part) => visibleText(part));
  return identity.name === undefined ? place.join(' · ') : `${visibleText(identity.name)} (${place.join(' · ')})`;
}

/** Asks which connection a command acts on; `undefined` if the user cancels. */
export async function pickSession(title: string, sessions: readonly FleetSession[]): Promise<FleetSession | undefined> {
  const picks = sessions.map((session) => ({ label: escapeCodicons(connectionLabel(session)), session }));
  return (await vscode.window.showQuickPick(picks, { title, placeHolder: 'Select a connection' }))?.session;
}

function isTarget(value: unknown): value is ConnectionTarget {
  return typeof value === 'object' && value !== null && 'profile' in value && 'region' in value;
}

/** Whether a failure can be of this connection. A failure has no Region if it happened before the Region was known. */
function matchesTarget({ target }: FleetSession, { profile, region }: ConnectionTarget): boolean {
  return (target.profile ?? 'default') === profile && (region === undefined || target.region === region);
}

/** The connection that a command was called for. Ignores rows: VS Code passes the focused row to every title button. */
export function sessionIn({ all }: Sessions, [given]: readonly unknown[]): FleetSession | undefined {
  if (given instanceof FleetSession) {
    return all.find((session) => session === given);
  }
  return isTarget(given) ? all.find((session) => matchesTarget(session, given)) : undefined;
}

/** The connection of what the user last acted on; `undefined` if there is only one connection, or no single one. */
function latestSession({ sessions: { all }, latest }: Targets): FleetSession | undefined {
  const [first, ...others] = new Set(latest.map(({ session }) => session));
  return all.length > 1 && others.length === 0 ? all.find((session) => session === first) : undefined;
}

/** The connection that a command was called for, else the connection of what the user last acted on. */
export function knownSession(targets: Targets, args: readonly unknown[]): FleetSession | undefined {
  return sessionIn(targets.sessions, args) ?? latestSession(targets);
}

/** The connection that a command acts on: the only one, else {@link knownSession}, else the user's selection. */
export async function targetSession(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<FleetSession | undefined> {
  const { all, selected } = targets.sessions;
  return all.length === 1 ? selected : (knownSession(targets, args) ?? pickSession(title, all));
}

/**
 * The fleet that a command acts on (see {@link targetSession}), once its connection is open; `undefined` if the user
 * cancels. Rejects with a FleetError if the connection can't be opened.
 */
export async function targetFleet(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<Fleet | undefined> {
  const session = await targetSession(targets, title, args);
  await session?.open();
  if (session?.state.kind === 'failed') {
    throw session.state.error;
  }
  return session?.fleet;
}

/** Like {@link targetFleet}, once the first core devices have loaded. */
export async function targetListedFleet(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<Fleet | undefined> {
  const fleet = await targetFleet(targets, title, args);
  await fleet?.list.readFirst();
  await fleet?.list.settled();
  return fleet;
}
