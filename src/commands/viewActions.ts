import { addressOf, isDeviceAddress } from '../greengrass/addresses/address';
import { commands } from '../manifest';
import type { CoreDevicesView } from '../tree/coreDevices/coreDevicesView';
import { arrange } from './filter/arrange';
import { targetNodes, nodesIn } from './target/targetNodes';
import { targetFleet } from './target/targetSession';
import { copyIamStatement } from './connection/copyIamStatement';
import { groupBy } from './filter/groupBy';
import { refresh } from './devices/refresh';
import { retry } from './devices/retry';
import { startScan, withScans } from './scan/scan';
import type { Action, CommandTools } from './tools';

async function loadMore(view: CoreDevicesView, title: string, args: readonly unknown[]): Promise<void> {
  const nodes = await targetNodes(view, title, args, (node) => node.loadMore !== undefined);
  await Promise.all(nodes.map(async (node) => node.loadMore?.()));
}

/** The commands that act on what the views show. */
export function viewActions({ app, view, panels, log }: CommandTools): Readonly<Record<string, Action>> {
  return {
    [commands.refreshView]: () => app.refreshing.refresh(),
    [commands.refresh]: (title, args) => refresh(app.refreshing, view, title, args),
    [commands.retry]: (title, args) => retry(view, title, args),
    [commands.loadMore]: (title, args) => loadMore(view, title, args),
    [commands.copyIamStatement]: (title, args) => copyIamStatement(view, title, args),
    [commands.revealInTree]: async (_title, args) => {
      const subject = nodesIn(args)[0]?.subject?.();
      const address = subject === undefined ? panels.activeAddress : addressOf(subject);
      if (address !== undefined && isDeviceAddress(address)) {
        await view.reveal(address);
      }
    },
    [commands.scan]: (title, args) => startScan(app.sessions, 'quick', title, args),
    [commands.fullScan]: (title, args) => startScan(app.sessions, 'full', title, args),
    [commands.cancelScan]: (_title, args) =>
      withScans(app.sessions, args, (scan) => {
        scan.cancel();
      }),
    [commands.resumeScan]: (_title, args) => withScans(app.sessions, args, (scan) => scan.resume()),
    [commands.showOverview]: async (title, args) => {
      const fleet = await targetFleet(app.sessions, title, args);
      if (fleet !== undefined) {
        await panels.open({ kind: 'failures', connectionId: fleet.connection.id });
      }
    },
    [commands.groupFailures]: (title) => groupBy(app.failureGrouping, title),
    [commands.clearFilter]: () => arrange(app.viewOptions, view, { filter: {} }),
    [commands.showFailingOnly]: () => {
      const { filter } = app.viewOptions.current;
      return arrange(app.viewOptions, view, { filter: { ...filter, isFailing: true } });
    },
    [commands.showDependencies]: () => {
      app.dependencies.set(true);
    },
    [commands.hideDependencies]: () => {
      app.dependencies.set(false);
    },
    [commands.showLog]: () => {
      log.show();
    },
  };
}
