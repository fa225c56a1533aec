import { shellQuoted } from '../../base/shell';
import type { Subject } from './subject';
import type { Place } from '../knownDevice';

/** A JMESPath literal. A backtick would end it, so it is written as the JSON escape of one. */
function jmesPathLiteral(value: string): string {
  return `\`${JSON.stringify(value).replaceAll('`', '\\u0060')}\``;
}

function aws(place: Place, operation: string, thingName: string, ...rest: readonly string[]): string {
  const words = ['aws', 'greengrassv2', operation, `--core-device-thing-name=${thingName}`, ...rest];
  // `default` is what the AWS CLI takes by itself, and credentials of the environment have no profile to name.
  const profile = place.profile === 'default' ? [] : [`--profile=${place.profile}`];
  return [...words, `--region=${place.region}`, ...profile].map(shellQuoted).join(' ');
}

/** The AWS CLI command that fetches the same as a row shows, quoted for a POSIX shell; none for an error code. */
export function cliCommand(subject: Subject): string | undefined {
  if (subject.kind === 'errorCode') {
    return undefined;
  }
  const { place, device } = subject.on;
  const command = (operation: string, ...rest: readonly string[]): string =>
    aws(place, operation, device.coreDeviceThingName, ...rest);
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
