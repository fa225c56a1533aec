import * as vscode from 'vscode';
import type { ConnectionTarget } from '../../greengrass/ports/connection';
import { visibleText } from '../../base/visibleText';
import type { Fleet } from '../../fleet/fleet';
import { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import { escapeCodicons } from '../../ui/escapeCodicons';
import type { Targets } from './targets';

/** What a person calls a connection. */
export function connectionLabel({ identity, target }: FleetSession): string {
  const place = [target.profile ?? 'default', target.region ?? 'no Region'].map((part) => visibleText(part));
  return identity.name === undefined ? place.join(' · ') : `${visibleText(identity.name)} (${place.join(' · ')})`;
}

/** Asks which of several connections a command is about; `undefined` where the person picks none. */
export async function pickSession(title: string, sessions: readonly FleetSession[]): Promise<FleetSession | undefined> {
  const picks = sessions.map((session) => ({ label: escapeCodicons(connectionLabel(session)), session }));
  return (await vscode.window.showQuickPick(picks, { title, placeHolder: 'Select a connection' }))?.session;
}

function isPlace(value: unknown): value is ConnectionTarget {
  return typeof value === 'object' && value !== null && 'profile' in value && 'region' in value;
}

/** Whether a connection may be the one of a failure, which names the Region only once that was known. */
function isAt({ target }: FleetSession, { profile, region }: ConnectionTarget): boolean {
  return (target.profile ?? 'default') === profile && (region === undefined || target.region === region);
}

/** The connection that a command was called for. A row is none: VS Code hands the focused one to each title button. */
export function sessionIn({ all }: Sessions, [given]: readonly unknown[]): FleetSession | undefined {
  if (given instanceof FleetSession) {
    return all.find((session) => session === given);
  }
  return isPlace(given) ? all.find((session) => isAt(session, given)) : undefined;
}

/** The connection of what the person pointed at last, where several are shown; `undefined` where it belongs to none or several. */
function pointedSession({ sessions: { all }, pointed }: Targets): FleetSession | undefined {
  const [first, ...others] = new Set(pointed.map(({ session }) => session));
  return all.length > 1 && others.length === 0 ? all.find((session) => session === first) : undefined;
}

/** The connection that a command was called for, else that of what the person pointed at last. */
export function knownSession(targets: Targets, args: readonly unknown[]): FleetSession | undefined {
  return sessionIn(targets.sessions, args) ?? pointedSession(targets);
}

/** The connection that a command is about: the only one, see {@link knownSession}, else what the person picks. */
export async function targetSession(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<FleetSession | undefined> {
  const { all, selected } = targets.sessions;
  return all.length === 1 ? selected : (knownSession(targets, args) ?? pickSession(title, all));
}

/**
 * The fleet that a command is about, see {@link targetSession}, once its connection is open. `undefined` where the person
 * picks none. Rejects with the FleetError that keeps the connection from opening.
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
