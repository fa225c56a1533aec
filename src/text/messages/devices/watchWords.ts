import { nameIn } from '../../../greengrass/addresses/addressName';
import { failuresOf, isFailedComponent } from '../../../greengrass/failures/failure';
import { endedInFailure, isFailedDeployment } from '../../../greengrass/failures/overcome';
import { componentHeadline, deploymentHeadline } from '../../../greengrass/failures/headline';
import { count } from '../../../base/numbers';
import { visibleName, visibleText } from '../../../base/visibleText';
import type { EffectiveDeployment, InstalledComponent } from '../../../greengrass/model';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { coreDeviceStatusLook, executionStatusLook, lifecycleStateLook } from '../../../greengrass/status/status';
import type { WatchedDeviceAddress, WatchedDevice, WatchOutcome } from '../../../fleet/refreshing/watched';

/** What a notification says, and how bad it is. */
export interface WatchWords {
  readonly text: string;
  readonly severity: 'info' | 'warning' | 'error';
}

function withCode(text: string, code: string | undefined): string {
  return code === undefined || code.trim() === '' ? text : `${text}: ${visibleText(code)}`;
}

/** How a deployment ended, as a verb. */
function ending(status: string | undefined): string {
  const words = visibleText(executionStatusLook(status).words);
  switch (status) {
    case 'QUEUED':
    case 'IN_PROGRESS':
      return 'was superseded by a later deployment';
    case 'CANCELED':
    case 'REJECTED':
      return `was ${words.toLowerCase()}`;
    case 'SUCCEEDED':
    case 'COMPLETED':
    case 'FAILED':
    case 'TIMED_OUT':
      return words.toLowerCase();
    default:
      return `ended as ${words}`;
  }
}

function ofDeployment(deployment: EffectiveDeployment, on: string): WatchWords {
  const text = `Deployment ${deploymentLabel(deployment)} on ${on} ${ending(deployment.coreDeviceExecutionStatus)}`;
  return {
    text: withCode(text, deploymentHeadline(deployment)),
    severity: endedInFailure(deployment) ? 'error' : 'info',
  };
}

function ofComponent(component: InstalledComponent, on: string): WatchWords {
  const state = visibleText(lifecycleStateLook(component.lifecycleState).words).toLowerCase();
  const { severity } = lifecycleStateLook(component.lifecycleState);
  return {
    text: withCode(
      `Component ${visibleName(component.componentName)} on ${on} is ${state}`,
      componentHeadline(component),
    ),
    severity: severity === 'error' || severity === 'warning' ? severity : 'info',
  };
}

/** The worst change on a device, and the number of other changes. */
function ofDevice({ device, deployments, components }: WatchedDevice, on: string): WatchWords {
  const status = coreDeviceStatusLook(device.status);
  const words = [
    ...failuresOf({ deployments, components }).map((failure) =>
      failure.kind === 'deployment' ? ofDeployment(failure.deployment, on) : ofComponent(failure.component, on),
    ),
    ...deployments
      .filter((deployment) => !isFailedDeployment(deployment, deployments))
      .map((one) => ofDeployment(one, on)),
    ...components.filter((component) => !isFailedComponent(component)).map((one) => ofComponent(one, on)),
  ];
  const isUnhealthy = status.severity === 'error';
  const ofStatus: WatchWords = {
    text: `Core device ${on} is ${visibleText(status.words).toLowerCase()}`,
    severity: isUnhealthy ? 'error' : 'info',
  };
  const [first = ofStatus, ...others] = words;
  if (isUnhealthy && first.severity === 'info') {
    return ofStatus;
  }
  return others.length === 0 ? first : { ...first, text: `${first.text}; ${count(others.length, 'other change')}` };
}

function stillWords(outcome: Extract<WatchOutcome, { readonly kind: 'timeUp' }>): string {
  switch (outcome.state) {
    case 'unknown':
      return "its state couldn't be loaded";
    case 'unchanged':
      return 'nothing on it has changed';
    case 'inProgress': {
      const status = outcome.deployment?.coreDeviceExecutionStatus;
      return status === undefined
        ? 'something on it is still in progress'
        : `it is still ${visibleText(executionStatusLook(status).words).toLowerCase()}`;
    }
  }
}

/** How the watch of a device or of a deployment on one ended, in one sentence with the error code. */
export function watchWords(address: WatchedDeviceAddress, outcome: WatchOutcome): WatchWords {
  const on = visibleName(address.thingName);
  const nameOf = (deployment: EffectiveDeployment | undefined): string =>
    deployment === undefined ? nameIn(address) : deploymentLabel(deployment);
  switch (outcome.kind) {
    case 'deploymentEnded':
      return ofDeployment(outcome.deployment, on);
    case 'deviceSettled':
      return ofDevice(outcome, on);
    case 'gone':
      return address.kind === 'coreDevice'
        ? { text: `Core device ${on} no longer exists`, severity: 'warning' }
        : { text: `Deployment ${nameOf(outcome.deployment)} is no longer on ${on}`, severity: 'warning' };
    case 'disconnected': {
      const what = address.kind === 'coreDevice' ? on : `a deployment on ${on}`;
      return { text: `Stopped watching ${what} because its connection is no longer shown.`, severity: 'warning' };
    }
    case 'timeUp': {
      const what = address.kind === 'coreDevice' ? on : `${nameOf(outcome.deployment)} on ${on}`;
      return { text: `Stopped watching ${what} after 24 hours: ${stillWords(outcome)}.`, severity: 'warning' };
    }
  }
}
