import * as vscode from 'vscode';
import type { ConnectionTarget } from '../../greengrass/ports/connection';
import { visibleText } from '../../base/visibleText';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import type { Sessions } from '../../fleet/sessions';
import { sessionOf } from '../../tree/engine/node';
import { nodesIn } from './targetNodes';
import { escapeCodicons } from '../../ui/escapeCodicons';

/** What a person calls a connection. */
export function connectionLabel({ identity, target }: FleetSession): string {
  const place = [target.profile ?? 'default', target.region ?? 'no Region'].map((part) => visibleText(part));
  return identity.name === undefined ? place.join(' · ') : `${visibleText(identity.name)} (${place.join(' · ')})`;
}

/** Asks which of several connections a command is about; `undefined` where the person picks none. */
export async function pickSession(title: string, sessions: readonly FleetSession[]): Promise<FleetSession | undefined> {
  const picks = sessions.map((session) => ({ label: escapeCodicons(connectionLabel(session)), session }));
  return (await vscode.window.showQuickPick(picks, { title, placeHolder: 'Which connection?' }))?.session;
}

function isPlace(value: unknown): value is ConnectionTarget {
  return typeof value === 'object' && value !== null && 'profile' in value && 'region' in value;
}

/** Whether a connection may be the one of a failure, which names the Region only once that was known. */
function isAt({ target }: FleetSession, { profile, region }: ConnectionTarget): boolean {
  return (target.profile ?? 'default') === profile && (region === undefined || target.region === region);
}

/** The connection that a command was called for: that of a row, or the one where a failure was. */
export function sessionIn(sessions: Sessions, args: readonly unknown[]): FleetSession | undefined {
  const [given] = args;
  const [node] = nodesIn(args);
  if (node !== undefined) {
    return sessionOf(node);
  }
  return isPlace(given) ? sessions.all.find((session) => isAt(session, given)) : undefined;
}

/** The connection that a command is about: the only one, the one it was called for, else what the person picks. */
export async function targetSession(
  sessions: Sessions,
  title: string,
  args: readonly unknown[],
): Promise<FleetSession | undefined> {
  const { all, selected } = sessions;
  return all.length === 1 ? selected : (sessionIn(sessions, args) ?? pickSession(title, all));
}

/**
 * The fleet that a command is about, see {@link targetSession}, once its connection is open. `undefined` where the person
 * picks none. Rejects with the FleetError that keeps the connection from opening.
 */
export async function targetFleet(
  sessions: Sessions,
  title: string,
  args: readonly unknown[],
): Promise<Fleet | undefined> {
  const session = await targetSession(sessions, title, args);
  await session?.open();
  if (session?.state.kind === 'failed') {
    throw session.state.error;
  }
  return session?.fleet;
}
