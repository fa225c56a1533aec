import { isDeviceAddress } from '../greengrass/addresses/address';
import { commands } from '../manifest';
import { applyViewOptions } from './filter/applyViewOptions';
import type { CommandTarget } from './target/commandTarget';
import { onConnectionOf } from './target/onConnectionOf';
import { targetFleet } from './target/targetSession';
import { copyIamStatement } from './connection/copyIamStatement';
import { groupFailures } from './filter/groupFailures';
import { refresh } from './devices/refresh';
import { showConnectivity } from './devices/showConnectivity';
import { retry } from './devices/retry';
import { startScan, withScans } from './scan/scan';
import type { Targets } from './target/targets';
import type { Action, ActionTools } from './tools';

async function loadMore(targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await targets.nodes(title, args, (node) => node.loadMore !== undefined);
  await Promise.all(nodes.map(async (node) => node.loadMore?.()));
}

/** The commands that act on the content of the views. */
export function viewActions({ app, view, targets, panels, log }: ActionTools): Readonly<Record<string, Action>> {
  const scan: Action = (title, args) => startScan(targets, 'quick', title, args);
  const showOverview: Action = async (title, args) => {
    const fleet = await targetFleet(targets, title, args);
    if (fleet !== undefined) {
      await panels.open({ kind: 'failures', connectionId: fleet.connection.id });
    }
  };
  return {
    [commands.refreshView]: () => app.refreshing.refresh(),
    [commands.refresh]: (title, args) => refresh(app.refreshing, targets, title, args),
    [commands.retry]: (title, args) => retry(targets, title, args),
    [commands.loadMore]: (title, args) => loadMore(targets, title, args),
    [commands.copyIamStatement]: (title, args) => copyIamStatement(targets, title, args),
    [commands.revealInTree]: async (title, args) => {
      const isRow = ({ address }: CommandTarget): boolean => address !== undefined && isDeviceAddress(address);
      const [target] = await targets.resolve(title, args, isRow);
      if (target?.address !== undefined && isDeviceAddress(target.address)) {
        await view.reveal(target.address);
      }
    },
    [commands.scan]: scan,
    [commands.fullScan]: (title, args) => startScan(targets, 'full', title, args),
    [commands.cancelScan]: (_title, args) =>
      withScans(app.sessions, args, 'scans', (scan) => {
        scan.cancel();
      }),
    [commands.resumeScan]: (_title, args) => withScans(app.sessions, args, 'scans', (scan) => scan.resume()),
    [commands.showOverview]: showOverview,
    [commands.scanConnection]: onConnectionOf(scan),
    [commands.showOverviewOf]: onConnectionOf(showOverview),
    [commands.groupFailures]: (title) => groupFailures(app.failureGrouping, title),
    [commands.clearFilter]: () => applyViewOptions(app.viewOptions, view, { filter: {} }),
    [commands.showFailingOnly]: () => {
      const { filter } = app.viewOptions.current;
      return applyViewOptions(app.viewOptions, view, { filter: { ...filter, isFailing: true } });
    },
    [commands.showDependencies]: () => {
      app.dependencies.set(true);
    },
    [commands.hideDependencies]: () => {
      app.dependencies.set(false);
    },
    [commands.showConnectivity]: showConnectivity,
    [commands.showLog]: () => {
      log.show();
    },
  };
}
