import type { CloudLog } from '../../greengrass/logs/cloudLog';
import {
  logManagerConfiguration,
  systemLogForwarderConfiguration,
  type ForwarderConfigurations,
} from '../../greengrass/logs/forwarderConfiguration';
import { specificationOf } from '../../greengrass/deployedSpecification';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { Fleet } from '../fleet';
import { click } from '../requests/requestPool';

/**
 * Reads what the deployment that installed a forwarder merged into its configuration. `undefined` if the forwarder isn't
 * installed, was installed locally, or if its deployment can't be read.
 */
async function mergedBy(
  fleet: Fleet,
  { components = [] }: KnownDevice,
  forwarder: CloudLog['forwarder'],
  signal: AbortSignal,
): Promise<string | undefined> {
  const source = components.find(({ componentName }) => componentName === forwarder)?.lastInstallationSource;
  if (source === undefined || source === '' || source === 'LOCAL') {
    return undefined;
  }
  const listing = fleet.deployments.of(source);
  await listing.read(click, signal);
  const [deployment] = listing.state.items ?? [];
  return deployment && specificationOf(deployment, forwarder)?.merge;
}

/** Reads what is known about the configurations of the forwarders on a device. */
export async function readForwarderConfigurations(
  fleet: Fleet,
  on: KnownDevice,
  signal: AbortSignal,
): Promise<ForwarderConfigurations> {
  const [manager, forwarder] = await Promise.all([
    mergedBy(fleet, on, 'aws.greengrass.LogManager', signal),
    mergedBy(fleet, on, 'aws.greengrass.SystemLogForwarder', signal),
  ]);
  return {
    logManager: logManagerConfiguration(manager),
    systemLogForwarder: systemLogForwarderConfiguration(forwarder),
  };
}
