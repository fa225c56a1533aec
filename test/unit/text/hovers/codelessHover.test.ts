import assert from 'node:assert/strict';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import { codelessHover } from '../../../../src/text/hovers/codelessHover';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, installedComponent, now } from '../../fixtures';
import { knownDevice } from '../panels/facts';
import { hoverLines } from './hoverText';

function linesFor(...devices: readonly KnownDevice[]): string {
  const [group] = groupFailures(devices, 'code');
  assert.ok(group?.kind === 'noCode' || group?.kind === 'noCause');
  return hoverLines(codelessHover(group.kind, group)).join('\n');
}

describe('hover of failures that no code tells apart', () => {
  const device = coreDevice({ status: 'UNHEALTHY' });
  const scanned = knownDevice({ device, deployments: [], components: [installedComponent()] });
  const unknown = knownDevice({ device, deployments: undefined, components: undefined });
  const inSnapshot = (on: KnownDevice): KnownDevice => ({ ...on, place: { ...on.place, asOf: now } });

  it('says who reports no code, and where the words and the log are', () => {
    const broken = installedComponent({ lifecycleState: 'BROKEN' });
    const lines = linesFor(knownDevice({ deployments: [], components: [broken] }));
    assert.match(lines, /^# Broken, no error code\n.*a nucleus before 2\.8\.0[^]*Show Details of a core device/u);
  });

  it('says what to open where a device has not been looked into', () => {
    const other = { ...unknown, device: { ...device, coreDeviceThingName: 'press-2' } };
    assert.match(linesFor(scanned, other), /Open one of them, or scan for failures/u);
    assert.match(linesFor(inSnapshot(unknown)), /not been looked into when the snapshot was saved/u);
    assert.doesNotMatch(linesFor(inSnapshot(unknown)), /\bOpen\b|Refresh/u);
  });

  it('says to read again and look at the log where every device has been', () => {
    assert.match(linesFor(scanned), /Refresh to read them again\. If it stays so, look at the log/u);
    assert.doesNotMatch(linesFor(scanned), /not been looked into|\bOpen\b/u);
    assert.match(linesFor(inSnapshot(scanned)), /known to be broken\.\nLook at the log of the nucleus/u);
  });
});
