import { componentHeadline, deploymentHeadline, isFailedComponent, isFailedDeployment } from '../failure';
import { isStale } from '../fidelity';
import { ageOf, shortAgeOf, visibleName, visibleText } from '../format';
import type { CoreDevice, EffectiveDeployment, InstalledComponent } from '../model';
import { coreDeviceStatusLook, executionStatusLook, lifecycleStateLook, worse, type StatusLook } from '../status';
import { stuckDeployments, type Patience } from '../stuck';
import { deploymentLabel } from './effectiveDeploymentRow';
import { inParts, inSpeech, type Row, type RowContext } from './row';

/** What is known about a core device beyond its own fields. `undefined`: not looked at. */
export interface OpenedDevice {
  readonly deployments: readonly EffectiveDeployment[] | undefined;
  readonly components: readonly InstalledComponent[] | undefined;
}

interface Trouble extends StatusLook {
  /** The headline code, or what is stuck. */
  readonly code: string | undefined;
}

/** The first deployment that is stuck: it is a warning and no failure, so it is named where nothing has failed. */
function stuckTrouble({ deployments = [] }: OpenedDevice, patience: Patience): Trouble | undefined {
  const [stuck] = stuckDeployments(deployments, patience);
  return (
    stuck && {
      words: `Deployment stuck for ${shortAgeOf(stuck.since, patience.now)}`,
      icon: 'sync-ignored',
      severity: 'warning',
      code: deploymentLabel(stuck.deployment),
    }
  );
}

/** The failed deployment and component that the row should name: the worst, of equals the first. */
function worstFailure({ deployments = [], components = [] }: OpenedDevice): Trouble | undefined {
  const troubles: readonly Trouble[] = [
    ...components.filter(isFailedComponent).map((component) => {
      const { words, ...rest } = lifecycleStateLook(component.lifecycleState);
      return { ...rest, words: `Component ${words.toLowerCase()}`, code: componentHeadline(component) };
    }),
    ...deployments.filter(isFailedDeployment).map((deployment) => {
      const { words, ...rest } = executionStatusLook(deployment.coreDeviceExecutionStatus);
      return { ...rest, words: `Deployment ${words.toLowerCase()}`, code: deploymentHeadline(deployment) };
    }),
  ];
  return troubles.reduce<Trouble | undefined>(
    (worst, trouble) => (worst === undefined || worse(worst, trouble) !== worst ? trouble : worst),
    undefined,
  );
}

function worstTrouble(device: CoreDevice, opened: OpenedDevice, patience: Patience): Trouble | undefined {
  const isUnhealthy = coreDeviceStatusLook(device.status).severity === 'error';
  return worstFailure(opened) ?? (isUnhealthy ? undefined : stuckTrouble(opened, patience));
}

function isLookedInto({ deployments, components }: OpenedDevice): boolean {
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
 * The row of a core device: what is wrong first, then the age of the report, which a narrow view must not cut off. A
 * HEALTHY device that has not been opened gets a neutral icon: its deployments and components have not been looked at.
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
  // Old news about a healthy device is the most important thing about it; a failure stays one however old it is.
  const isOnlyStale = stale && (look.severity === 'success' || look.severity === 'neutral');
  return {
    label: name,
    description: isOnlyStale
      ? inParts('Stale', words, shortAge)
      : inParts(words, stale ? `stale ${shortAge}` : shortAge, code),
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
