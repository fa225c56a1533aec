import { cliCommand } from './cliCommand';
import { copyValue, type CopyKind } from './copyKinds';
import { fromDeployment } from '../wire/toDeployment';
import { isDeviceSubject, type DeviceSubject, type Subject } from '../subject';

/** A row's data with the field names of the API and ISO 8601 times; `undefined` if nothing is known about it. */
function jsonOf(subject: Subject): unknown {
  if (isDeviceSubject(subject)) {
    return jsonOfDevice(subject);
  }
  if (subject.kind === 'component' || subject.kind === 'componentVersion') {
    return subject.described;
  }
  if (subject.kind === 'unlistedComponent') {
    return subject.installed;
  }
  const { definition, deployment } = (subject.kind === 'deployment' ? subject.known : undefined) ?? {};
  return definition === undefined ? deployment : fromDeployment(definition);
}

function jsonOfDevice(subject: DeviceSubject): unknown {
  switch (subject.kind) {
    case 'coreDevice':
      return subject.on.details ?? subject.on.device;
    case 'effectiveDeployments':
      return { effectiveDeployments: subject.on.deployments ?? [] };
    case 'installedComponents':
      return { installedComponents: subject.on.components ?? [] };
    case 'effectiveDeployment':
      return subject.deployment;
    case 'installedComponent':
      return subject.component;
  }
}

function inJson(value: unknown): string {
  return JSON.stringify(value, undefined, 4);
}

/** The raw value to copy from a row; `undefined` if the row has none of that kind. */
export function copyText(kind: CopyKind, subject: Subject): string | undefined {
  switch (kind) {
    case 'json': {
      const value = jsonOf(subject);
      return value === undefined ? undefined : inJson(value);
    }
    case 'cliCommand':
      return cliCommand(subject);
    default:
      return copyValue(kind, subject);
  }
}

/** What to copy from several rows: one value per line, JSON as one array. Rows without such a value are left out. */
export function copyTexts(kind: CopyKind, subjects: readonly Subject[]): string {
  const [first] = subjects;
  if (kind === 'json' && subjects.length !== 1) {
    return inJson(subjects.map(jsonOf).filter((value) => value !== undefined));
  }
  return first !== undefined && subjects.length === 1
    ? (copyText(kind, first) ?? '')
    : subjects.flatMap((subject) => copyText(kind, subject) ?? []).join('\n');
}
