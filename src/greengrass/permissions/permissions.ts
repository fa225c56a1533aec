import { asFleetError, concernsCredentials, type FleetError } from '../ports/fleetError';
import { iamStatement } from './iamStatement';
import type { FleetSource } from '../ports/fleetSource';

/** A name that no core device or thing group, and an ID that no deployment or job has: who may ask hears that there is none. */
const inventedName = 'greengrass-explorer-permission-check';
const inventedId = '00000000-0000-4000-8000-000000000000';

/** A call that the program makes, and what a person sees of it. */
interface PermissionCheck {
  /** The IAM action that allows the call. */
  readonly action: string;
  readonly feature: string;
  ask(source: FleetSource, signal: AbortSignal): Promise<unknown>;
}

/** Every call that the program makes, once. */
const permissionChecks: readonly PermissionCheck[] = [
  {
    action: 'greengrass:ListCoreDevices',
    feature: 'The list of core devices',
    ask: (source, signal) => source.listCoreDevices(undefined, signal),
  },
  {
    action: 'greengrass:GetCoreDevice',
    feature: 'The fields of a core device',
    ask: (source, signal) => source.getCoreDevice(inventedName, signal),
  },
  {
    action: 'greengrass:ListEffectiveDeployments',
    feature: 'The deployments of a core device',
    ask: (source, signal) => source.listEffectiveDeployments(inventedName, undefined, signal),
  },
  {
    action: 'greengrass:ListInstalledComponents',
    feature: 'The components of a core device',
    ask: (source, signal) => source.listInstalledComponents(inventedName, undefined, signal),
  },
  {
    action: 'greengrass:GetDeployment',
    feature: 'What a deployment asks for, and Scan for Failures',
    ask: (source, signal) => source.getDeployment(inventedId, signal),
  },
  {
    action: 'greengrass:ListDeployments',
    feature: 'Scan for Failures',
    ask: (source, signal) => source.listDeployments(undefined, signal),
  },
  {
    action: 'iot:ListJobExecutionsForJob',
    feature: 'Scan for Failures, for the devices that a deployment to a thing group failed on',
    ask: (source, signal) => source.listJobExecutionsForJob(inventedId, 'FAILED', undefined, signal),
  },
  {
    action: 'iot:ListThingGroups',
    feature: 'Which thing groups there are, to filter and group by',
    ask: (source, signal) => source.listThingGroups(undefined, signal),
  },
  {
    action: 'iot:ListThingsInThingGroup',
    feature: 'Filtering and grouping core devices by thing group',
    ask: (source, signal) => source.listThingsInThingGroup(inventedName, undefined, signal),
  },
];

/** What AWS asks for besides, when it lists deployments (service authorization reference of AWS IoT Greengrass V2). */
const dependentActions = [
  'iot:DescribeJob',
  'iot:DescribeJobExecution',
  'iot:DescribeThing',
  'iot:DescribeThingGroup',
  'iot:GetThingShadow',
] as const;

/** The least that allows everything the program does: reading, and nothing else. */
export const minimalPolicy = {
  Version: '2012-10-17',
  Statement: [iamStatement([...permissionChecks.map(({ action }) => action), ...dependentActions])],
};

/** How a check went; `error` is `undefined` where the call is allowed. */
export interface PermissionResult {
  readonly check: PermissionCheck;
  readonly error: FleetError | undefined;
}

/** Makes each call once, one after the other. Never rejects. */
export async function checkPermissions(source: FleetSource, signal: AbortSignal): Promise<readonly PermissionResult[]> {
  const results: PermissionResult[] = [];
  let ofCredentials: FleetError | undefined;
  for (const check of permissionChecks) {
    const ask = (): Promise<FleetError | undefined> => check.ask(source, signal).then(() => undefined, asFleetError);
    // Credentials that fail one call fail the others, and each would take its time to say so.
    const error = ofCredentials ?? (await ask());
    ofCredentials = error !== undefined && concernsCredentials(error) ? error : undefined;
    // Only who may ask hears that there is no such thing.
    results.push({ check, error: error?.kind === 'notFound' ? undefined : error });
  }
  return results;
}
