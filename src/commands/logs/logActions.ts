import * as vscode from 'vscode';
import { addressOf, isDeviceAddress } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { FollowMode } from '../../fleet/logs/logFollower';
import { commands } from '../../manifest';
import { logScheme } from '../../ui/documents/logFiles';
import { readFollowMode } from '../../ui/settings';
import { writeClipboard } from '../../ui/writeClipboard';
import type { Action, ActionTools } from '../tools';
import type { Targets } from '../target/targets';
import type { OpenLog } from './shownLogs';

/** How many documents a command opens at once. */
const maxDocuments = 10;

/** The core devices, deployments, and components that a command acts on. */
async function logAddresses(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<readonly DeviceAddress[]> {
  const subjects = await targets.subjects(title, args, (subject) => {
    const address = addressOf(subject);
    return address !== undefined && isDeviceAddress(address);
  });
  return subjects.flatMap((subject) => {
    const address = addressOf(subject);
    return address !== undefined && isDeviceAddress(address) ? [address] : [];
  });
}

/** The document that a link or a button of an editor passes to its command. */
function documentIn([first]: readonly unknown[]): vscode.Uri | undefined {
  return first instanceof vscode.Uri && first.scheme === logScheme ? first : undefined;
}

/** The commands of logs. */
export function logActions({ logs, targets }: ActionTools): Readonly<Record<string, Action>> {
  const show = async (title: string, args: readonly unknown[], mode?: FollowMode): Promise<void> => {
    const addresses = await logAddresses(targets, title, args);
    if (addresses.length > maxDocuments) {
      void vscode.window.showInformationMessage(`${title}: select at most ${maxDocuments} rows.`);
      return;
    }
    for (const address of addresses) {
      await (await logs.load()).show(address, title, mode);
    }
  };
  const onDocument =
    (act: (log: OpenLog, title: string) => void | Promise<void>): Action =>
    async (title, args) => {
      const log = (await logs.load()).active(documentIn(args));
      return log && act(log, title);
    };
  const load =
    (how: 'loadEarlier' | 'loadLater', nothing: string): Action =>
    async (title, args) =>
      onDocument(async ({ shown }) => {
        if ((await shown.log[how]()) === 0) {
          void vscode.window.showInformationMessage(`${title}: ${nothing}`);
        }
      })(title, args);
  return {
    [commands.showLogs]: (title, args) => show(title, args),
    [commands.followLogs]: async (title, args) => {
      const isInDocument = vscode.window.activeTextEditor?.document.uri.scheme === logScheme;
      const log = documentIn(args) !== undefined || (args.length === 0 && isInDocument);
      return log
        ? onDocument(async (open) => {
            if (open.shown.log.state?.log === undefined) {
              void vscode.window.showInformationMessage(`${title}: there are no lines to follow.`);
              return;
            }
            (await logs.load()).follow(open, readFollowMode());
          })(title, args)
        : show(title, args, readFollowMode());
    },
    [commands.stopFollowing]: onDocument(({ shown }) => {
      shown.log.stopFollowing();
    }),
    [commands.loadEarlierLines]: load('loadEarlier', 'no earlier lines in the 7 days before.'),
    [commands.loadLaterLines]: load('loadLater', 'no later lines yet.'),
    [commands.copyRawLine]: onDocument(async ({ shown }) => {
      const selections = vscode.window.activeTextEditor?.selections ?? [];
      const lines = selections.flatMap(({ start, end }) =>
        Array.from({ length: end.line - start.line + 1 }, (_, index) => shown.lineAt(start.line + index)),
      );
      const raw = lines.flatMap((line) => (line?.kind === 'event' ? line.event.message : []));
      if (raw.length > 0) {
        await writeClipboard(raw.join('\n'));
      }
    }),
  };
}
