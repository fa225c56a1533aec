import * as vscode from 'vscode';
import { parseLink, type Link } from '../../greengrass/addresses/link';
import { visibleText } from '../../base/visibleText';
import type { Fleet } from '../../fleet/fleet';
import type { FleetSession } from '../../fleet/fleetSession';
import { commands } from '../../manifest';
import type { CommandTools } from '../tools';
import { connectionLabel } from '../target/targetSession';

/** What the user can do about a link to another connection. */
interface Choice extends vscode.QuickPickItem {
  /** Prepares the selected connection. */
  readonly prepare: () => Thenable<unknown>;
}

/** How a fleet differs from that of a link; empty if it doesn't. An unknown account may be another one. */
function differences(link: Link, fleet: Fleet): readonly ('region' | 'account')[] {
  const isOther = {
    region: fleet.connection.region !== link.region,
    account: link.account !== undefined && fleet.account() !== link.account,
  };
  return (['region', 'account'] as const).filter((part) => isOther[part]);
}

/** The fleet of a session, once its first core devices are loaded. */
async function openFleet({ app }: Pick<CommandTools, 'app'>, session: FleetSession): Promise<Fleet | undefined> {
  await app.refreshing.open(session);
  return session.fleet;
}

/** The fleet that a link is for; `undefined` if no connection has its Region and account. */
async function matchingFleet(tools: CommandTools, link: Link): Promise<Fleet | undefined> {
  for (const session of tools.app.sessions.all) {
    const fleet = await openFleet(tools, session);
    if (fleet !== undefined && fleet.connection.asOf === undefined && differences(link, fleet).length === 0) {
      return fleet;
    }
  }
  return undefined;
}

function placeOf({ account, region }: Link): string {
  return account === undefined ? region : `account ${account}, ${region}`;
}

/** Asks what to do about a link to another connection. Resolves with the fleet to open it in. */
async function askForFleet(tools: CommandTools, link: Link, title: string): Promise<Fleet | undefined> {
  const { selected } = tools.app.sessions;
  const { fleet } = selected;
  const differing = fleet === undefined ? (['account'] as const) : differences(link, fleet);
  const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...args);
  const choices: readonly Choice[] = [
    ...(differing.includes('region')
      ? [{ label: `Switch to ${link.region}`, prepare: () => run(commands.selectRegion, link.region) }]
      : []),
    { label: 'Select Profile…', prepare: () => run(commands.selectProfile) },
    { label: 'Open with the Selected Connection', prepare: () => Promise.resolve() },
  ];
  const choice = await vscode.window.showQuickPick(choices, {
    title,
    placeHolder: `The link is for ${placeOf(link)}. The selected connection is ${visibleText(connectionLabel(selected))}.`,
  });
  await choice?.prepare();
  return choice && openFleet(tools, selected);
}

/** The link that a command got, or one that the user pastes; `undefined` if the user cancels. */
async function linkFrom(title: string, [given]: readonly unknown[]): Promise<Link | undefined> {
  const wrong = "This isn't a link to a core device, a deployment, a component, or the failures overview.";
  if (typeof given === 'string') {
    const link = parseLink(given);
    if (link === undefined) {
      void vscode.window.showWarningMessage(`${title.replace('…', '')}: ${wrong}`);
    }
    return link;
  }
  const pasted = await vscode.window.showInputBox({
    title,
    placeHolder: 'Paste a link that Copy Link has copied',
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' || parseLink(text) !== undefined ? undefined : wrong),
  });
  return pasted === undefined ? undefined : parseLink(pasted);
}

/** Opens what a link leads to. Asks first if no connection has its Region and account. */
export async function openLink(tools: CommandTools, title: string, args: readonly unknown[]): Promise<void> {
  const link = await linkFrom(title, args);
  const fleet = link && ((await matchingFleet(tools, link)) ?? (await askForFleet(tools, link, title)));
  if (link !== undefined && fleet !== undefined) {
    await tools.panels.open({ ...link.target, connectionId: fleet.connection.id });
  }
}
