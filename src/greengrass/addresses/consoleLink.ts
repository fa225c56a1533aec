import { addressPart } from '../../base/visibleText';
import { parseComponentArn } from './arn';
import type { Subject } from '../subject';

/** The console's host in each partition where it is known to be right. There is no link in any other. */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

interface At {
  readonly partition: string;
  readonly region: string;
}

function origin({ partition, region }: At): string | undefined {
  const host = Object.hasOwn(hosts, partition) ? hosts[partition] : undefined;
  return host === undefined ? undefined : `https://${region}.${host}`;
}

/** The console's page of a core device. */
function coreDeviceConsoleLink(at: At, thingName: string): string | undefined {
  const start = origin(at);
  const name = addressPart(thingName);
  return start && `${start}/iot/home?region=${at.region}#/greengrass/v2/cores/details/${name}`;
}

/** The console's list of deployments: no address of a single one is documented. */
function deploymentsConsoleLink(at: At): string | undefined {
  const start = origin(at);
  return start && `${start}/iot/home?region=${at.region}#/greengrass/v2/deployments`;
}

/** The console's page of a component or of one of its versions. No address of a public component as a whole is known. */
function componentConsoleLink(at: At, arn: string): string | undefined {
  const start = origin(at);
  const named = parseComponentArn(arn);
  if (start === undefined || named === undefined || (named.isPublic && named.componentVersion === undefined)) {
    return undefined;
  }
  const { componentName, componentVersion, isPublic } = named;
  const page = `${isPublic ? 'public' : 'private'}/${addressPart(componentName)}`;
  const version = componentVersion === undefined ? '' : `/versions/${addressPart(componentVersion)}`;
  return `${start}/iot/home?region=${at.region}#/greengrass/v2/components/${page}${version}`;
}

/** The console's page of a log group. Its name is encoded twice, with `$` for the second percent sign. */
export function logGroupConsoleLink(at: At, logGroup: string): string | undefined {
  const start = origin(at);
  const name = addressPart(addressPart(logGroup)).replaceAll('%', '$');
  return start && `${start}/cloudwatch/home?region=${at.region}#logsV2:log-groups/log-group/${name}`;
}

/**
 * The console's page that comes nearest to a subject; for an installed component it is that of its device. `undefined`
 * where no page is known, also in a partition whose console is not known.
 */
export function consoleLink(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'errorCode':
    case 'thingGroup':
    case 'failures':
      return undefined;
    case 'deployment':
      return deploymentsConsoleLink(subject.place);
    case 'component':
    case 'componentVersion':
      return componentConsoleLink(subject.place, subject.arn);
    case 'effectiveDeployment':
    case 'effectiveDeployments':
      return deploymentsConsoleLink(subject.on.place);
    case 'coreDevice':
    case 'installedComponent':
    case 'installedComponents':
      return coreDeviceConsoleLink(subject.on.place, subject.on.device.coreDeviceThingName);
  }
}
