import { failuresOverview, type OverviewFacts } from '../../../../src/text/panels/failuresOverview';
import type { Block, Chart } from '../../../../src/text/panels/panel';
import type { Incident } from '../../../../src/greengrass/failures/incident';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, failedDeployment, installedComponent, now } from '../../fixtures';
import { sectionLines } from './panelText';

export const place = { connectionId: 'a', profile: 'a', region: 'eu-west-1', partition: 'aws', account: undefined };

/** A device of the fleet. */
export function device(name: string, known: Partial<KnownDevice>): KnownDevice {
  const nothing = { details: undefined, deployments: undefined, components: undefined };
  return { place, device: coreDevice({ coreDeviceThingName: name }), ...nothing, ...known };
}

/** The facts of the overview of these devices. */
export function facts(failing: readonly KnownDevice[], isShown: Incident['isShown'] = () => true): OverviewFacts {
  const statuses = new Map([
    ['HEALTHY', 4],
    ['UNHEALTHY', 1],
  ]);
  const health = { statuses, stale: 2, notScanned: 3, isPartial: true, isFleetScanned: false };
  const { connectionId } = place;
  return {
    connectionId,
    incident: { failing, healthy: [], stuck: 0, sinceLastLook: undefined, muted: 0, isShown },
    health,
    staleAfterHours: 25,
    stuckAfterHours: 2,
    timeZone: 'local',
    coverage: 'Scan of today.',
    readAt: now,
    isLoading: false,
  };
}

/** All blocks of the overview. */
export function blocks(overview: OverviewFacts): readonly Block[] {
  return failuresOverview(overview).sections.flatMap((section) => section.blocks);
}

/** The lines of the chart by error code. */
export function chartLines(overview: OverviewFacts): readonly string[] {
  const lines = sectionLines(failuresOverview(overview), 'Failing core devices').slice(1);
  return lines.slice(0, lines.indexOf('Devices by component:'));
}

/** The chart of the overview. */
export function chartOf(overview: OverviewFacts): Chart | undefined {
  return blocks(overview).find((block): block is Chart => block.kind === 'chart');
}

/** A failed deployment with these error types to a thing group. */
export const network = (types: readonly string[], target: string): EffectiveDeployment =>
  failedDeployment(['DEPLOYMENT_FAILURE', 'NETWORK_ERROR'], {
    statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'NETWORK_ERROR'], errorTypes: types },
    targetArn: `arn:aws:iot:eu-west-1:123456789012:thinggroup/${target}`,
  });
export const failing = [
  device('a', { deployments: [network(['NETWORK_ERROR'], 'line-3')] }),
  device('b', { deployments: [network(['DEVICE_ERROR'], 'line-3'), network(['DEVICE_ERROR'], 'yard')] }),
  device('c', { components: [installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] })] }),
];
