import * as vscode from 'vscode';
import { visibleName } from '../../base/visibleText';
import type { CoreDeviceRecord } from '../../fleet/devices/coreDeviceRecord';
import type { Fleet } from '../../fleet/fleet';
import { comparedAddressOf, type ComparedDeviceAddress } from '../../greengrass/addresses/comparedAddress';
import { deviceDocument } from '../../greengrass/comparing/deviceDocument';
import { nameOfSide, type ComparedName } from '../../text/messages/comparing/compareWords';
import type { NamedText } from '../../ui/documents/readOnlyDocuments';
import { systemClock } from '../../ui/systemClock';
import { withSlowProgress } from '../../ui/withSlowProgress';
import type { Targets } from '../target/targets';

/**
 * Reads what isn't known of a device: its three lists, the definitions of its deployments, which have the revisions, and its
 * thing groups.
 */
async function load(fleet: Fleet, thingName: string): Promise<CoreDeviceRecord> {
  const record = await fleet.devices.find(thingName);
  await Promise.all([record.open(), fleet.drift.memberships.read(thingName)]);
  const { items = [] } = record.deployments.state;
  await Promise.all(items.map(({ deploymentId }) => fleet.deployments.of(deploymentId).read()));
  return record;
}

/** Loads the document of a core device. Rejects with a FleetError if it can't be loaded. */
export async function comparedDevice(
  fleet: Fleet,
  { connectionId, thingName }: ComparedDeviceAddress,
  place: string,
): Promise<ComparedName & NamedText> {
  const title = `Greengrass: Loading ${visibleName(thingName)}…`;
  const record = (await withSlowProgress(title, systemClock, () => load(fleet, thingName)))?.result;
  const known = record ?? (await fleet.devices.find(thingName));
  const name = { name: visibleName(thingName), version: '', place };
  // The groups are left out of both documents if they can't be read. A part of them would look like a difference.
  const { groups, gap } = fleet.drift.memberships.of(thingName);
  const text = deviceDocument(fleet.known(known), {
    revisionOf: (deploymentId) => fleet.deployments.known(deploymentId)?.items?.[0]?.revisionId,
    thingGroups: gap === undefined ? [...groups] : undefined,
  });
  return { ...name, path: [connectionId, 'core-devices', nameOfSide(name)], text };
}

function devicesIn(targets: Targets, args: readonly unknown[]): readonly ComparedDeviceAddress[] {
  return targets.find(args, comparedAddressOf).filter((address) => address.kind === 'coreDevice');
}

/** The core devices that a command acts on: what it was called on, else what the user last acted on. */
export function targetDevices(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<readonly ComparedDeviceAddress[]> {
  const addresses = devicesIn(targets, args);
  if (addresses.length === 0) {
    void vscode.window.showInformationMessage(`${title}: select a core device first.`);
  }
  return Promise.resolve(addresses);
}

/** The two core devices that a command compares; `undefined` after a message if there aren't two. */
export function twoDevices(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): readonly [ComparedDeviceAddress, ComparedDeviceAddress] | undefined {
  const [one, other, ...others] = devicesIn(targets, args);
  if (one === undefined || other === undefined || others.length > 0) {
    void vscode.window.showInformationMessage(
      `${title}: select two core devices, or run Select for Compare on one and Compare with Selected on the other.`,
    );
    return undefined;
  }
  return [one, other];
}
