import * as vscode from 'vscode';
import { failuresOf } from '../../greengrass/failures/failure';
import { visibleText } from '../../base/visibleText';
import { coreDeviceStatusLook, isFailing, type StatusLook } from '../../greengrass/status/status';
import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import { devicesIn, type SessionChange } from '../../fleet/fleetSession';
import type { Sessions, SessionsChange } from '../../fleet/sessions';
import { componentKeys } from './componentsNode';
import { deploymentKeys } from './deploymentsNode';
import { decorationUri, scheme } from '../engine/decorationUri';

/** VS Code drops the rest of an event with more changed decorations than this. */
const urisInOneEvent = 250;

const errorColor = 'list.errorForeground';

/** The color of a failing row matches its icon. */
function colorOf({ severity }: StatusLook): vscode.ThemeColor {
  return new vscode.ThemeColor(severity === 'error' ? errorColor : 'list.warningForeground');
}

type Decorated = ReadonlyMap<string, vscode.FileDecoration>;

const nothing: Decorated = new Map();

/** It has no badge: the icon says the same, and a badge takes the place of several characters of the code. */
function decorationFor(look: StatusLook, code: string | undefined): vscode.FileDecoration {
  const words = visibleText(code === undefined ? look.words : `${look.words}: ${code}`);
  return new vscode.FileDecoration(undefined, words, colorOf(look));
}

/**
 * The decorations of all failures on a device, even if their rows aren't drawn. Each row above a failure has its own
 * decoration: VS Code adds a badge to a row that gets its color from the rows below it.
 */
function decorationsOf(connectionId: string, record: CoreDeviceRecord): Decorated {
  const device = [connectionId, record.device.coreDeviceThingName];
  const status = coreDeviceStatusLook(record.device.status);
  const { deployments = [], components = [] } = record.opened;
  const keyOf = new Map<unknown, string>([
    ...deploymentKeys(deployments).map(([key, item]) => [item, key] as const),
    ...componentKeys(components).map(([key, item]) => [item, key] as const),
  ]);
  const decorated = new Map<string, vscode.FileDecoration>();
  const decorate = (path: readonly string[], look: StatusLook, code: string | undefined): void => {
    const uri = decorationUri(path).toString();
    if (!decorated.has(uri)) {
      decorated.set(uri, decorationFor(look, code));
    }
  };
  if (isFailing(status.severity)) {
    decorate(device, status, undefined);
  }
  // The worst failure comes first.
  for (const failure of failuresOf(record.opened)) {
    const { kind, look, code } = failure;
    const list = [...device, kind === 'deployment' ? 'deployments' : 'components'];
    const key = keyOf.get(failure.kind === 'deployment' ? failure.deployment : failure.component);
    [device, list, ...(key === undefined ? [] : [[...list, key]])].forEach((path) => {
      decorate(path, look, code);
    });
  }
  const own = decorated.get(decorationUri(device).toString());
  if (own?.color?.id === errorColor) {
    // It colors the row of the connection, too. Warnings don't: of two colors, VS Code would show an arbitrary one.
    own.propagate = true;
  }
  return decorated;
}

/** The devices whose decorations a change may affect. */
function affectedDevices(fleet: Fleet, change: SessionChange): Iterable<string> {
  switch (change.kind) {
    case 'state':
      // A fleet that opens again still has its known failures.
      return [...fleet.failingDevices()].map(({ device }) => device.coreDeviceThingName);
    case 'list':
      return fleet.list.state.thingNames;
    default:
      return devicesIn(change);
  }
}

function differs(a: vscode.FileDecoration | undefined, b: vscode.FileDecoration | undefined): boolean {
  return a?.tooltip !== b?.tooltip;
}

/**
 * The decorations of failures. A collapsed row shows a failure below it only after the URI of that failure was announced.
 * All failures of a device are therefore announced as soon as they are known.
 */
export class FailureDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<vscode.Uri[]>();
  readonly onDidChangeFileDecorations = this.emitter.event;
  /** By connection, then by thing name. */
  private readonly byDevice = new Map<string, Map<string, Decorated>>();
  private readonly byUri = new Map<string, vscode.FileDecoration>();
  private readonly unsubscribe: () => void;

  constructor(private readonly sessions: Sessions) {
    this.unsubscribe = sessions.onDidChange((change) => {
      this.onDidChangeSessions(change);
    });
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    return uri.scheme === scheme ? this.byUri.get(uri.toString()) : undefined;
  }

  dispose(): void {
    this.unsubscribe();
    this.emitter.dispose();
  }

  private onDidChangeSessions(change: SessionsChange): void {
    if (change.kind === 'sessions' || change.change.kind === 'state') {
      const fleets = this.sessions.all.flatMap(({ fleet }) => fleet ?? []);
      this.retainConnections(new Set(fleets.map(({ connection }) => connection.id)));
    }
    const fleet = change.kind === 'session' ? change.session.fleet : undefined;
    if (change.kind === 'session' && fleet !== undefined) {
      this.update(fleet, affectedDevices(fleet, change.change));
    }
  }

  /** Updates the decorations of these devices and announces the changed ones. */
  private update(fleet: Fleet, thingNames: Iterable<string>): void {
    const changed: string[] = [];
    const { id: connectionId } = fleet.connection;
    const ofConnection = this.byDevice.get(connectionId) ?? new Map<string, Decorated>();
    this.byDevice.set(connectionId, ofConnection);
    for (const coreDeviceThingName of thingNames) {
      const record = fleet.devices.get(coreDeviceThingName);
      const before = ofConnection.get(coreDeviceThingName) ?? nothing;
      const after = record === undefined ? nothing : decorationsOf(connectionId, record);
      for (const uri of new Set([...before.keys(), ...after.keys()])) {
        const decoration = after.get(uri);
        if (differs(before.get(uri), decoration)) {
          changed.push(uri);
        }
        if (decoration === undefined) {
          this.byUri.delete(uri);
        } else {
          this.byUri.set(uri, decoration);
        }
      }
      if (after.size === 0) {
        ofConnection.delete(coreDeviceThingName);
      } else {
        ofConnection.set(coreDeviceThingName, after);
      }
    }
    this.announce(changed);
  }

  /** Drops the decorations of all other connections. */
  private retainConnections(connectionIds: ReadonlySet<string>): void {
    for (const connectionId of [...this.byDevice.keys()].filter((id) => !connectionIds.has(id))) {
      const uris = [...(this.byDevice.get(connectionId)?.values() ?? [])].flatMap((decorated) => [...decorated.keys()]);
      uris.forEach((uri) => this.byUri.delete(uri));
      this.byDevice.delete(connectionId);
      this.announce(uris);
    }
  }

  private announce(uris: readonly string[]): void {
    for (let start = 0; start < uris.length; start += urisInOneEvent) {
      this.emitter.fire(uris.slice(start, start + urisInOneEvent).map((uri) => vscode.Uri.parse(uri)));
    }
  }
}
