import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Debouncer } from '../../base/debounce';
import type { TimeZone } from '../../base/time';
import { addressKey } from '../../greengrass/addresses/address';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import { fleetError } from '../../greengrass/ports/fleetError';
import type { FollowMode } from '../../fleet/logs/logFollower';
import { SubjectLog, type SubjectLogState } from '../../fleet/logs/subjectLog';
import type { Sessions } from '../../fleet/sessions';
import { logName } from '../../text/logs/logDocument';
import { contextKeys, settings } from '../../manifest';
import { anchorsOf, editorsOf, moveTo, moveToEnd, restore } from '../../ui/documents/logEditors';
import { logScheme, type LogFiles } from '../../ui/documents/logFiles';
import { withSlowProgress } from '../../ui/withSlowProgress';
import { LogProviders } from './logProviders';
import { isFollowed, ShownLog, type TitleOf } from './shownLog';

/** Followed lines appear once a second. */
const followInterval = 1_000;

/** VS Code shows a change after this time, in milliseconds. */
const longestDrawing = 2_000;

/** What log documents need. */
export interface LogContext {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly files: LogFiles;
  readonly timeZone: () => TimeZone;
  readonly titleOf: TitleOf;
}

/** Where the editors of a document are after a drawing: where to look first, or where they were, or at the end. */
type Place = 'first' | 'same';

/** A log with its document. */
export interface OpenLog {
  readonly shown: ShownLog;
  readonly uri: vscode.Uri;
  readonly redraw: Debouncer;
  /** The last drawing. */
  drawing: Promise<void>;
  isVisible: boolean;
}

/** The path of the document of a log. The editor tab has the last name. */
function pathOf({ connectionId, thingName, ...address }: DeviceAddress, name: string): readonly string[] {
  switch (address.kind) {
    case 'coreDevice':
      return [connectionId, thingName, `${name} log`];
    case 'effectiveDeployment':
      return [connectionId, thingName, 'deployments', address.deploymentId, `${name} log`];
    case 'installedComponent':
      return [connectionId, thingName, 'components', `${name} log`];
  }
}

function isOpenInTab(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

/** The documents of logs: one for each core device, deployment, or component. */
export class ShownLogs implements vscode.Disposable {
  private readonly open = new Map<string, OpenLog>();
  private readonly providers: LogProviders;
  private readonly disposables: vscode.Disposable;

  constructor(private readonly context: LogContext) {
    this.providers = new LogProviders((uri) => this.logOf(uri)?.shown, context.timeZone);
    this.disposables = vscode.Disposable.from(
      this.providers,
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === logScheme)) {
          this.closeHidden();
        }
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.open.forEach((log) => {
          this.updateVisibility(log);
        });
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settings.timeZone)) {
          this.open.forEach(({ redraw }) => {
            redraw.schedule();
          });
        }
      }),
    );
  }

  /**
   * Shows the log of an address in its editor, and follows it if a mode is given. Reads it again, unless it is followed.
   * Rejects with a FleetError if it can't be read.
   */
  async show(address: DeviceAddress, title: string, mode?: FollowMode): Promise<void> {
    const log = this.current(address) ?? this.subjectLog(address);
    if (log.state === undefined || !isFollowed(log.state)) {
      const read = await withSlowProgress(title, this.context.clock, (signal) => log.read(signal));
      if (read === undefined || log.state === undefined) {
        return;
      }
    }
    const open = this.opened(log);
    // VS Code takes long to open a long document, so it gets the other lines when the first ones are visible.
    await this.draw(open, isOpenInTab(open.uri) ? 'all' : 'first');
    const document = await vscode.workspace.openTextDocument(open.uri);
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    if (mode === undefined) {
      // A short log stays at its top, where its header says what it shows.
      moveTo(editor, open.shown.firstLine, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    } else {
      this.follow(open, mode);
    }
    if (open.shown.isPart) {
      // VS Code doesn't know yet where it has scrolled to.
      await this.draw(open, 'all', mode === undefined ? 'first' : 'same');
    }
  }

  /** The log whose document is in an editor: of this address, else in the active editor. Throws if its connection is gone. */
  active(uri = vscode.window.activeTextEditor?.document.uri): OpenLog | undefined {
    const open = uri && this.logOf(uri);
    if (open !== undefined && this.current(open.shown.log.address) === undefined) {
      throw fleetError({ kind: 'notFound' }, 'The log belongs to another connection.');
    }
    return open;
  }

  /** Follows a log: its editors move to the end. */
  follow({ shown, uri }: OpenLog, mode: FollowMode): void {
    shown.log.follow(mode);
    editorsOf(uri).forEach(moveToEnd);
  }

  dispose(): void {
    this.disposables.dispose();
    this.open.forEach((log) => {
      this.close(log);
    });
  }

  private logOf(uri: vscode.Uri): OpenLog | undefined {
    return [...this.open.values()].find((open) => open.uri.toString() === uri.toString());
  }

  /** The open log of an address; `undefined` if there is none, or if it belongs to a connection that was closed. */
  private current(address: DeviceAddress): SubjectLog | undefined {
    const log = this.open.get(addressKey(address))?.shown.log;
    return log !== undefined && log.fleet === this.context.sessions.fleetOf(address.connectionId) ? log : undefined;
  }

  private subjectLog(address: DeviceAddress): SubjectLog {
    const fleet = this.context.sessions.fleetOf(address.connectionId);
    if (fleet === undefined) {
      throw fleetError({ kind: 'notFound' }, 'The log belongs to another connection.');
    }
    return new SubjectLog(fleet, address, this.context.clock);
  }

  /** The document of a log that was read. */
  private opened(log: SubjectLog): OpenLog {
    const key = addressKey(log.address);
    const known = this.open.get(key);
    if (known?.shown.log === log) {
      return known;
    }
    known?.redraw.dispose();
    known?.shown.log.dispose();
    const { clock, files, timeZone, titleOf } = this.context;
    const shown = new ShownLog(log, timeZone, titleOf);
    const name = log.state === undefined ? log.address.thingName : logName(log.state.subject);
    const pause = (): number => (log.state?.following === undefined ? 0 : followInterval);
    const open: OpenLog = {
      shown,
      uri: known?.uri ?? files.uriOf(pathOf(log.address, name)),
      redraw: new Debouncer(clock, pause, () => void this.draw(open)),
      drawing: Promise.resolve(),
      isVisible: true,
    };
    log.onDidChange(() => {
      open.redraw.schedule();
    });
    this.open.set(key, open);
    return open;
  }

  /** Draws a document when it has been drawn before. */
  private draw(open: OpenLog, part?: 'all' | 'first', place?: Place): Promise<void> {
    open.drawing = open.drawing.then(() => this.drawOnce(open, part, place));
    return open.drawing;
  }

  private async drawOnce({ shown, uri }: OpenLog, part?: 'all' | 'first', place: Place = 'same'): Promise<void> {
    const anchors = anchorsOf({ uri, items: shown.items });
    const text = shown.draw(part);
    this.context.files.write(uri, text);
    await this.untilShown(uri, text);
    if (place === 'first') {
      editorsOf(uri).forEach((editor) => {
        moveTo(editor, shown.firstLine, vscode.TextEditorRevealType.InCenter);
      });
    } else {
      restore({ uri, items: shown.items }, anchors);
    }
    this.providers.didChange();
    await this.setButtons();
  }

  /** Waits until an open document has a text, or is closed. Not for long, because VS Code may not show it any more. */
  private async untilShown(uri: vscode.Uri, text: string): Promise<void> {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (document === undefined || document.getText() === text) {
      return;
    }
    await new Promise<void>((resolve) => {
      const changed = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) {
          end();
        }
      });
      const closed = vscode.workspace.onDidCloseTextDocument((other) => {
        if (other === document) {
          end();
        }
      });
      const ended = new AbortController();
      const end = (): void => {
        changed.dispose();
        closed.dispose();
        ended.abort();
        resolve();
      };
      void this.context.clock.delay(longestDrawing, ended.signal).then(end);
    });
  }

  /** The buttons of an editor depend on whether its log has lines and is followed. */
  private async setButtons(): Promise<void> {
    const uris = (matches: (state: SubjectLogState) => boolean): readonly string[] =>
      [...this.open.values()].flatMap(({ shown, uri }) =>
        shown.log.state !== undefined && matches(shown.log.state) ? [uri.toString()] : [],
      );
    const set = (key: string, value: readonly string[]): Thenable<unknown> =>
      vscode.commands.executeCommand('setContext', key, value);
    await set(
      contextKeys.logsWithLines,
      uris(({ log }) => log !== undefined),
    );
    await set(contextKeys.followedLogs, uris(isFollowed));
  }

  private updateVisibility(open: OpenLog): void {
    const isVisible = editorsOf(open.uri).length > 0;
    if (isVisible !== open.isVisible) {
      open.isVisible = isVisible;
      open.shown.log.setVisible(isVisible);
    }
  }

  /** Closes the logs whose editors were closed. */
  private closeHidden(): void {
    for (const open of this.open.values()) {
      if (!isOpenInTab(open.uri)) {
        this.close(open);
      }
    }
    void this.setButtons();
  }

  private close({ shown, uri, redraw }: OpenLog): void {
    redraw.dispose();
    shown.log.dispose();
    this.context.files.remove(uri);
    this.open.delete(addressKey(shown.log.address));
  }
}
