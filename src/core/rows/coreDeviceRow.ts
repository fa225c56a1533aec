import type { ErrorCode } from '../errorCodes';
import {
  compareDeployments,
  componentHeadline,
  deploymentHeadline,
  isFailedComponent,
  isFailedDeployment,
} from '../failure';
import { isStale } from '../fidelity';
import { ageOf, shortAgeOf, visibleName, visibleText } from '../format';
import type { OpenedDevice } from '../findings';
import type { CoreDevice } from '../model';
import { coreDeviceStatusLook, executionStatusLook, lifecycleStateLook, worse, type StatusLook } from '../status';
import { stuckDeployments, type Patience } from '../stuck';
import { deploymentLabel } from './effectiveDeploymentRow';
import { inParts, inSpeech, type Row, type RowContext } from './row';

interface Trouble extends StatusLook {
  /** The headline code, or what is stuck. */
  readonly code: string | undefined;
  /** Of what is stuck: the words in a row, where room is short. */
  readonly shortWords?: string;
}

/** A failed deployment or component. */
interface Failure extends Trouble {
  /** What kind of code it is. */
  readonly kind: ErrorCode['kind'];
  readonly name: string;
}

/** The first deployment that is stuck: it is a warning and no failure, so it is named where nothing has failed. */
function stuckTrouble({ deployments = [] }: OpenedDevice, patience: Patience): Trouble | undefined {
  const [stuck] = stuckDeployments(deployments, patience);
  if (stuck === undefined) {
    return undefined;
  }
  const time = shortAgeOf(stuck.since, patience.now);
  return {
    words: `Deployment stuck for ${time}`,
    shortWords: `Stuck for ${time}`,
    icon: 'sync-ignored',
    severity: 'warning',
    code: deploymentLabel(stuck.deployment),
  };
}

/** The failed components and deployments of a device, by name and headline code. */
export function failuresIn({ deployments = [], components = [] }: OpenedDevice): readonly Failure[] {
  return [
    ...components.filter(isFailedComponent).map((component) => {
      const { words, ...rest } = lifecycleStateLook(component.lifecycleState);
      const name = visibleName(component.componentName);
      const code = componentHeadline(component);
      return { ...rest, kind: 'component' as const, name, words: `Component ${words.toLowerCase()}`, code };
    }),
    ...deployments
      .filter(isFailedDeployment)
      .sort(compareDeployments)
      .map((deployment) => {
        const { words, ...rest } = executionStatusLook(deployment.coreDeviceExecutionStatus);
        const name = deploymentLabel(deployment);
        const code = deploymentHeadline(deployment);
        return { ...rest, kind: 'deployment' as const, name, words: `Deployment ${words.toLowerCase()}`, code };
      }),
  ];
}

/** The failure that the row should name: the worst, of equals the first. */
export function worstFailure(opened: OpenedDevice): Failure | undefined {
  return failuresIn(opened).reduce<Failure | undefined>(
    (worst, failure) => (worst === undefined || worse(worst, failure) !== worst ? failure : worst),
    undefined,
  );
}

function worstTrouble(device: CoreDevice, opened: OpenedDevice, patience: Patience): Trouble | undefined {
  const isUnhealthy = coreDeviceStatusLook(device.status).severity === 'error';
  return worstFailure(opened) ?? (isUnhealthy ? undefined : stuckTrouble(opened, patience));
}

/** Whether the deployments and components of a device are known. */
export function isLookedInto({ deployments, components }: OpenedDevice): boolean {
  return deployments !== undefined && components !== undefined;
}

/** The status of the device with what is known of its deployments and components. */
export function overallLook(
  device: CoreDevice,
  opened: OpenedDevice,
  patience: Patience,
  trouble: Trouble | undefined = worstTrouble(device, opened, patience),
): StatusLook {
  const status = coreDeviceStatusLook(device.status);
  if (trouble !== undefined) {
    return status.severity === 'error' ? status : { ...trouble, icon: trouble.icon };
  }
  return device.status === 'HEALTHY' && isLookedInto(opened)
    ? { words: status.words, icon: 'pass', severity: 'success' }
    : status;
}

/**
 * The row of a core device: what is wrong first, with its code, then the age of the report. A narrow view cuts the end
 * off, so that a report is stale stands before the code. A HEALTHY device that has not been opened gets a neutral icon:
 * its deployments and components have not been looked into. Beside how long a deployment has been stuck, the age of the
 * report is called that.
 */
export function coreDeviceRow(device: CoreDevice, opened: OpenedDevice, context: RowContext): Row {
  const name = visibleName(device.coreDeviceThingName);
  const trouble = worstTrouble(device, opened, context);
  const look = overallLook(device, opened, context, trouble);
  const reported = device.lastStatusUpdateTimestamp;
  const age = reported === undefined ? 'never reported' : ageOf(reported, context.now);
  const shortAge = reported === undefined ? age : shortAgeOf(reported, context.now);
  const stale = isStale(device, context.staleAfterHours, context.now);
  const code = trouble?.code === undefined ? undefined : visibleText(trouble.code);
  const words = visibleText(look.words);
  const { shortWords } = trouble ?? {};
  const report = shortWords === undefined || reported === undefined ? shortAge : `report ${shortAge}`;
  // Old news about a healthy device is the most important thing about it; a failure stays one however old it is.
  const isOnlyStale = stale && (look.severity === 'success' || look.severity === 'neutral');
  return {
    label: name,
    description: isOnlyStale
      ? inParts('Stale', words, shortAge)
      : inParts(shortWords ?? words, ...(stale ? [`stale ${shortAge}`, code] : [code, report])),
    icon: isOnlyStale ? 'history' : look.icon,
    severity: isOnlyStale ? 'warning' : look.severity,
    accessibilityLabel: inSpeech(
      `Core device ${name}`,
      words,
      code,
      reported === undefined ? age : `last report ${age}`,
      stale ? 'stale' : undefined,
    ),
  };
}
