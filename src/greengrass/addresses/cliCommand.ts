import { shellQuoted } from '../../base/shell';
import type { Place } from '../knownDevice';
import { isDeviceSubject, type DeviceSubject, type FleetSubject, type Subject } from '../subject';

/** A JMESPath literal. A backtick would end it, so it is replaced with its JSON escape. */
function jmesPathLiteral(value: string): string {
  return `\`${JSON.stringify(value).replaceAll('`', '\\u0060')}\``;
}

function aws({ profile, region }: Place, ...words: readonly string[]): string {
  // The AWS CLI uses `default` anyway, and credentials from the environment have no profile.
  const ofProfile = profile === 'default' ? [] : [`--profile=${profile}`];
  return ['aws', ...words, `--region=${region}`, ...ofProfile].map(shellQuoted).join(' ');
}

/** The AWS CLI command that fetches a row's data, quoted for a POSIX shell; `undefined` if there is none. */
export function cliCommand(subject: Subject): string | undefined {
  if (subject.kind === 'errorCode') {
    return undefined;
  }
  return isDeviceSubject(subject) ? deviceCommand(subject) : fleetCommand(subject);
}

function deviceCommand(subject: DeviceSubject): string {
  const { place, device } = subject.on;
  const command = (operation: string, ...rest: readonly string[]): string =>
    aws(place, 'greengrassv2', operation, `--core-device-thing-name=${device.coreDeviceThingName}`, ...rest);
  switch (subject.kind) {
    case 'coreDevice':
      return command('get-core-device');
    case 'effectiveDeployments':
      return command('list-effective-deployments');
    case 'installedComponents':
      return command('list-installed-components', '--topology-filter=ALL');
    case 'effectiveDeployment': {
      const id = jmesPathLiteral(subject.deployment.deploymentId);
      return command('list-effective-deployments', `--query=effectiveDeployments[?deploymentId==${id}]`);
    }
    case 'installedComponent': {
      const query = `installedComponents[?componentName==${jmesPathLiteral(subject.component.componentName)}]`;
      return command('list-installed-components', '--topology-filter=ALL', `--query=${query}`);
    }
  }
}

function fleetCommand(subject: FleetSubject): string | undefined {
  const { place } = subject;
  switch (subject.kind) {
    case 'deployment':
      return subject.deploymentId === undefined
        ? aws(place, 'greengrassv2', 'list-deployments', `--target-arn=${subject.targetArn}`, '--history-filter=ALL')
        : aws(place, 'greengrassv2', 'get-deployment', `--deployment-id=${subject.deploymentId}`);
    case 'component':
      return aws(place, 'greengrassv2', 'list-component-versions', `--arn=${subject.arn}`);
    case 'componentVersion':
      return aws(place, 'greengrassv2', 'describe-component', `--arn=${subject.arn}`);
    case 'thingGroup':
      return aws(place, 'iot', 'describe-thing-group', `--thing-group-name=${subject.thingGroupName}`);
    case 'unlistedComponent':
    case 'failures':
      return undefined;
  }
}
