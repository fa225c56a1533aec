import { addressOf, isDeviceAddress } from '../../greengrass/addresses/address';
import { comparedAddressOf } from '../../greengrass/addresses/comparedAddress';
import { consoleLink } from '../../greengrass/addresses/consoleLink';
import { applicableCopies } from '../../greengrass/addresses/copyKinds';
import { hasFailed, type Subject } from '../../greengrass/subject';
import { rowFlags } from '../../manifest';
import { panelOf, refreshedWith, type Node } from './node';

/** The flag of what the row compares. */
const compareFlags = {
  deployment: rowFlags.compareDeployment,
  componentVersion: rowFlags.compareComponentVersion,
  coreDevice: rowFlags.compareCoreDevice,
} as const;

function compareFlagOf(subject: Subject): string {
  const address = comparedAddressOf(subject);
  return address === undefined ? '' : compareFlags[address.kind];
}

/** Whether the logs of a subject can be shown: those of a core device or of something on it. */
function hasLogs(subject: Subject): boolean {
  const address = addressOf(subject);
  return address !== undefined && isDeviceAddress(address);
}

/** The kind of a row and a flag for each command that applies to it. `when` clauses in `package.json` test the flags. */
export function contextValueOf(node: Node): string {
  const subject = node.subject?.();
  const own = [...(node.flags?.() ?? []), ...(node.devices === undefined ? [] : [rowFlags.group])];
  if (subject === undefined) {
    return [...own, node.iamStatement === undefined ? '' : rowFlags.iamStatement].filter(Boolean).join(' ');
  }
  const flags = [
    ...own,
    refreshedWith(node) === undefined ? '' : rowFlags.refreshable,
    panelOf(node) === undefined ? '' : rowFlags.details,
    hasFailed(subject) ? rowFlags.failed : '',
    consoleLink(subject) === undefined ? '' : rowFlags.console,
    compareFlagOf(subject),
    hasLogs(subject) ? rowFlags.logs : '',
  ];
  return [subject.kind, ...flags, ...applicableCopies(subject)].filter((flag) => flag !== '').join(' ');
}

/** Everything that a row and its hover show, as one string. A row is drawn again only if this string differs. */
export function wordsOf(node: Node): string {
  return JSON.stringify([node.row(), node.isExpandable, contextValueOf(node), node.hover?.facts()]);
}
