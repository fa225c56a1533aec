import type { TimeZone } from '../../../base/time';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { failuresOf, isUnhealthyWithoutCause, type Failure } from '../../../greengrass/failures/failure';
import { failureClues, subjectOf, type FailureClues } from '../../../greengrass/failures/failureClues';
import { isFailureAt } from '../../../greengrass/failures/failureTarget';
import type { ConflictFacts } from '../../../greengrass/versions/conflictFacts';
import { addressOn, type DeviceAddress } from '../../../greengrass/addresses/deviceAddress';
import type { LogLocations } from '../../../greengrass/logLocations';
import { logsToCheck } from '../../../greengrass/logs/subjectLogs';
import type { ComponentVerdict } from '../../../greengrass/drift/componentVerdict';
import type { KnownConnectivity } from '../../../greengrass/connectivity';
import type { KnownDevice, Place } from '../../../greengrass/knownDevice';
import type { CoreDevice, CoreDeviceDetails } from '../../../greengrass/model';
import { isStale } from '../../../greengrass/status/stale';
import { isUnhealthy } from '../../../greengrass/status/status';
import { stuckDeployments } from '../../../greengrass/status/stuck';
import { queuedJobSentences } from '../../messages/deployments/jobWords';
import { componentWords, verdictLook } from '../../messages/drift/driftWords';
import { failureCode, failureName, failureTitle } from '../../messages/failureWords';
import type { TextContext } from '../../textContext';

/** The hover names at most this many failures. Opening the device shows all. */
const maxNamed = 5;

/** A failure on a core device. */
interface NamedFailure {
  readonly title: string;
  readonly name: string;
  readonly code: string | undefined;
  /** The code in words, with the component that a failed deployment is about. */
  readonly cause: string;
  readonly clues: FailureClues;
}

/** The data for the hover of a core device. */
export interface CoreDeviceFacts {
  readonly device: CoreDevice;
  /** `undefined` until the device has been opened. */
  readonly details: CoreDeviceDetails | undefined;
  readonly place: Place;
  /** What Show Details opens, if it failed, then the worst failures. */
  readonly failures: readonly NamedFailure[];
  /** `undefined` unless the first failure is a deployment for which no version of a component satisfies all requirements. */
  readonly versions: ConflictFacts | undefined;
  /** Whether the device is unhealthy although none of its components is known to fail. */
  readonly isNothingBroken: boolean;
  /** Where the log is that can have the cause of the first failure, or of an unhealthy device without one. */
  readonly logs: LogLocations | undefined;
  readonly address: DeviceAddress;
  /** What Show Details opens: the device, or the failure for which a row lists it. */
  readonly panel: DeviceAddress;
  /** How many more there are. */
  readonly more: number;
  readonly stuck: readonly { readonly name: string; readonly since: Date; readonly queuedBehind: number }[];
  /** Whether the device has picked up the deployments that are queued for it, a sentence each. */
  readonly queued: readonly string[];
  /** The components that differ from what was asked for, in a line; `undefined` if none is known to. */
  readonly differences: string | undefined;
  readonly isLoaded: { readonly deployments: boolean; readonly components: boolean };
  /** The threshold in hours if the last report is older than that; `undefined` otherwise. */
  readonly staleAfterHours: number | undefined;
  /** What AWS IoT said about its connection; `undefined` if it wasn't asked. */
  readonly connectivity: KnownConnectivity | undefined;
  readonly timeZone: TimeZone;
}

/** `2: com.acme.Press (other version), com.acme.Saw (missing)`. */
function differencesLine(differences: readonly ComponentVerdict[]): string | undefined {
  const named = differences
    .slice(0, maxNamed)
    .map((component) => `${componentWords(component)} (${verdictLook(component.verdict).words.toLowerCase()})`);
  const rest = differences.length - named.length;
  return differences.length === 0
    ? undefined
    : `${differences.length}: ${[...named, ...(rest === 0 ? [] : [`${rest} more`])].join(', ')}`;
}

/** What failed on the device, if a row lists the device for that. */
interface ListedFailure {
  /** What Show Details opens instead of the device. */
  readonly panel: DeviceAddress;
  readonly versions: ConflictFacts | undefined;
}

/** The failures of a device, the one that a row lists it for first. */
function failuresFrom(known: KnownDevice, panel: DeviceAddress | undefined): readonly Failure[] {
  const failures = failuresOf(known);
  const listed = failures.filter((failure) => panel !== undefined && isFailureAt(failure, panel));
  return [...listed, ...failures.filter((failure) => !listed.includes(failure))];
}

/**
 * The facts for the hover of a core device. A separate file, because the code of the hover loads with the first hover.
 * @param differences the components that are known to differ from what was asked for
 */
export function coreDeviceFacts(
  known: KnownDevice,
  context: TextContext,
  differences: readonly ComponentVerdict[] = [],
  { panel, versions }: Partial<ListedFailure> = {},
): CoreDeviceFacts {
  const { device, details, place, deployments, components } = known;
  const failures = failuresFrom(known, panel);
  const address = addressOn(known, { kind: 'coreDevice' });
  const named = failures.slice(0, maxNamed).map((failure) => {
    const [title, name, cause] = [failureTitle(failure), failureName(failure), failureCode(failure)];
    return { title, name, code: failure.code, cause, clues: failureClues(failure, known) };
  });
  const [worst] = failures;
  return {
    device,
    details,
    place,
    failures: named,
    versions,
    isNothingBroken: components !== undefined && isUnhealthyWithoutCause(device, failures),
    logs:
      worst !== undefined || isUnhealthy(device)
        ? logsToCheck(worst === undefined ? { kind: 'coreDevice', on: known } : subjectOf(worst, known))
        : undefined,
    address,
    panel: panel ?? address,
    more: Math.max(0, failures.length - maxNamed),
    stuck: stuckDeployments(deployments ?? [], context).map(({ deployment, since, queuedBehind }) => {
      return { name: deploymentLabel(deployment), since, queuedBehind };
    }),
    queued: queuedJobSentences(known, context.timeZone).slice(0, maxNamed),
    differences: differencesLine(differences),
    isLoaded: { deployments: deployments !== undefined, components: components !== undefined },
    staleAfterHours: isStale(device, context.staleAfterHours, context.now) ? context.staleAfterHours : undefined,
    connectivity: known.connectivity,
    timeZone: context.timeZone,
  };
}
