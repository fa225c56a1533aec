import assert from 'node:assert/strict';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import { codelessFacts, codelessHover } from '../../../../src/text/hovers/codelessHover';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, installedComponent, now } from '../../fixtures';
import { knownDevice } from '../panels/facts';
import { hoverLines } from './hoverText';

function linesFor(...devices: readonly KnownDevice[]): string {
  const [group] = groupFailures(devices, 'code');
  assert.ok(group?.kind === 'noCode' || group?.kind === 'noCause');
  return hoverLines(codelessHover(codelessFacts(group.kind, group))).join('\n');
}

describe('the hover of failures without an error code', () => {
  const device = coreDevice({ status: 'UNHEALTHY' });
  const scanned = knownDevice({ device, deployments: [], components: [installedComponent()] });
  const unknown = knownDevice({ device, deployments: undefined, components: undefined });
  const inSnapshot = (on: KnownDevice): KnownDevice => ({ ...on, place: { ...on.place, asOf: now } });

  it('says which nucleus versions report no code, and where the message and the log are', () => {
    const broken = installedComponent({ lifecycleState: 'BROKEN' });
    const lines = linesFor(knownDevice({ deployments: [], components: [broken] }));
    assert.match(
      lines,
      /^# Broken, no error code\n.*nucleus versions before 2\.8\.0[^]*Show Details on a core device/u,
    );
  });

  it('says to open or scan devices that are not scanned', () => {
    const other = { ...unknown, device: { ...device, coreDeviceThingName: 'press-2' } };
    assert.match(linesFor(scanned, other), /Open one of them, or scan for failures/u);
    assert.match(linesFor(inSnapshot(unknown)), /weren't scanned when the snapshot was saved/u);
    assert.doesNotMatch(linesFor(inSnapshot(unknown)), /\bOpen\b|Refresh/u);
  });

  it('says to refresh and check the log if every device is scanned', () => {
    assert.match(linesFor(scanned), /Refresh them\. If they stay unhealthy, check the nucleus log/u);
    assert.doesNotMatch(linesFor(scanned), /scanned|\bOpen\b/u);
    assert.match(linesFor(inSnapshot(scanned)), /no broken component is known\.\nCheck the nucleus log/u);
  });
});
