import { addressPart } from '../../base/visibleText';
import { parseComponentArn } from './arn';
import type { Subject } from '../subject';

/** The known hosts of the console, by partition. Other partitions have no links. */
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

/** The console page of a core device. */
function coreDeviceConsoleLink(at: At, thingName: string): string | undefined {
  const start = origin(at);
  const name = addressPart(thingName);
  return start && `${start}/iot/home?region=${at.region}#/greengrass/v2/cores/details/${name}`;
}

/** The console's list of deployments, because a single deployment has no documented URL. */
function deploymentsConsoleLink(at: At): string | undefined {
  const start = origin(at);
  return start && `${start}/iot/home?region=${at.region}#/greengrass/v2/deployments`;
}

/** The console page of a component or of one of its versions. A public component without a version has no known URL. */
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

/** The console page of a log group or of a stream in it. Names are encoded twice, with `$` for the second percent sign. */
export function logGroupConsoleLink(at: At, logGroup: string, logStream?: string): string | undefined {
  const start = origin(at);
  const [group, stream] = [logGroup, logStream ?? ''].map((name) =>
    addressPart(addressPart(name)).replaceAll('%', '$'),
  );
  const events = logStream === undefined ? '' : `/log-events/${stream}`;
  return start && `${start}/cloudwatch/home?region=${at.region}#logsV2:log-groups/log-group/${group}${events}`;
}

/**
 * The console page that fits a subject best; for an installed component, the page of its device. `undefined`
 * if no page is known, or if the partition's console isn't known.
 */
export function consoleLink(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'errorCode':
    case 'unlistedComponent':
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
