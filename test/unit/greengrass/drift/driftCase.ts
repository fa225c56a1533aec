import type { DriftFacts } from '../../../../src/greengrass/drift/driftFacts';
import type { MembershipGap } from '../../../../src/greengrass/drift/membership';
import { Revisions } from '../../../../src/greengrass/drift/revisions';
import type { Verdict } from '../../../../src/greengrass/drift/verdict';
import { verdictsOf, type DeviceVerdicts } from '../../../../src/greengrass/drift/verdictsOf';
import type {
  CoreDevice,
  CoreDeviceDetails,
  Deployment,
  EffectiveDeployment,
  InstalledComponent,
} from '../../../../src/greengrass/model';
import {
  coreDevice,
  coreDeviceDetails,
  definition,
  effectiveDeployment,
  hoursAgo,
  installedComponent,
  specification,
} from '../../fixtures';

/** The component of most cases. */
export const press = 'com.example.Press';

/** The ARN of a thing group, or of a thing with the kind `thing`. */
export function arnOf(name: string, kind: 'thing' | 'thinggroup' = 'thinggroup'): string {
  return `arn:aws:iot:eu-west-1:123456789012:${kind}/${name}`;
}

/** A revision for the thing group `line-3`. Its ID is its name and number: `line-3/4`. */
export function revision(
  number: number,
  components: Readonly<Record<string, string | undefined>>,
  fields: Partial<Deployment> = {},
): Deployment {
  const { targetArn = arnOf('line-3') } = fields;
  return definition({
    deploymentId: `${targetArn.split('/').at(-1) ?? ''}/${number}`,
    revisionId: String(number),
    targetArn,
    creationTimestamp: hoursAgo(100 - number),
    components: Object.fromEntries(Object.entries(components).map(([name, version]) => [name, specification(version)])),
    ...fields,
  });
}

/** A deployment that a device applied ten hours ago, except for the given fields. */
export function received(
  { deploymentId, targetArn, creationTimestamp }: Deployment,
  fields: Partial<EffectiveDeployment> = {},
): EffectiveDeployment {
  return effectiveDeployment({
    deploymentId,
    targetArn,
    creationTimestamp,
    modifiedTimestamp: hoursAgo(10),
    ...fields,
  });
}

/** The latest revision for `line-3` in most cases, and the one before it. */
export const asked = revision(4, { [press]: '1.4.0' });
export const earlier = revision(3, { [press]: '1.3.0' });

/** A device that applied the latest revision. */
export const applied = { latest: [asked], deployments: [received(asked)] } satisfies DriftCase;

/** A root component that its device reported an hour ago, except for the given fields. */
export function installed(componentVersion: string, fields: Partial<InstalledComponent> = {}): InstalledComponent {
  const times = { lastReportedTimestamp: hoursAgo(1) };
  return installedComponent({
    componentName: press,
    componentVersion,
    lastInstallationSource: 'line-3/4',
    ...times,
    ...fields,
  });
}

/** Everything known about a device in the thing group `line-3`, except for the given fields. */
export interface DriftCase {
  readonly device?: Partial<CoreDevice>;
  readonly details?: Partial<CoreDeviceDetails>;
  readonly groups?: readonly string[];
  readonly gap?: MembershipGap;
  /** The latest revisions, which are also defined. */
  readonly latest?: readonly Deployment[] | undefined;
  /** Earlier revisions, or others that AWS doesn't list. */
  readonly others?: readonly Deployment[];
  /** IDs of deployments without a definition. */
  readonly deleted?: readonly string[];
  readonly notLoaded?: readonly string[];
  /** Whether AWS has more deployments. */
  readonly isCut?: boolean;
  readonly deployments?: readonly EffectiveDeployment[] | undefined;
  readonly components?: readonly InstalledComponent[] | undefined;
}

/** The verdicts about a device. */
export function verdictsIn(given: DriftCase): DeviceVerdicts {
  const { groups = ['line-3'], gap, latest = [], others = [], deleted = [], notLoaded = [] } = given;
  const facts: DriftFacts = {
    device: coreDevice(given.device),
    details: coreDeviceDetails(given.details),
    deployments: 'deployments' in given ? given.deployments : [],
    components: 'components' in given ? given.components : [],
    membership: { groups: new Set(groups), gap, readAt: hoursAgo(0) },
  };
  const definitions = new Map([...latest, ...others].map((one) => [one.deploymentId, one]));
  const revisions = new Revisions({
    latest: 'latest' in given && given.latest === undefined ? undefined : latest,
    isComplete: () => given.isCut !== true,
    definition: (id) => (deleted.includes(id) ? 'deleted' : notLoaded.includes(id) ? undefined : definitions.get(id)),
  });
  return verdictsOf(facts, revisions);
}

/** The verdict about a component; `undefined` if there is none. */
export function verdictIn(given: DriftCase, componentName = press): Verdict | undefined {
  const { unknown, components } = verdictsIn(given);
  return unknown === undefined
    ? components.find((one) => one.componentName === componentName)?.verdict
    : { kind: 'unknown', why: unknown };
}
