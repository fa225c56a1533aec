import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import { codelessFacts, codelessHover } from '../../../../src/text/hovers/codelessHover';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, failedDeployment, installedComponent, now } from '../../fixtures';
import { knownDevice } from '../panels/facts';
import { hoverLines } from './hoverText';

function linesFor(...devices: readonly KnownDevice[]): string {
  const [group] = groupFailures(devices, 'code');
  assert.ok(group?.kind === 'noCode' || group?.kind === 'reason' || group?.kind === 'noCause');
  return hoverLines(codelessHover(codelessFacts(group.kind, group, 'utc'), explainErrorCode)).join('\n');
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
      /^# Broken, no error code\n.*nucleus versions before 2\.8\.0[^]*What to do: Check the log of com\.example\.Press\. .*\nShow Details on a core device .*Show Logs/u,
    );
  });

  it('says what is common to the failures: what they left behind, and what to do', () => {
    const failed = (name: string, reason: string): KnownDevice =>
      knownDevice({
        device: { ...coreDevice(), coreDeviceThingName: name },
        deployments: [failedDeployment([], { reason })],
        components: [],
      });
    const reason = 'FAILED_ROLLBACK_NOT_REQUESTED: Service com.acme.A in broken state after deployment';
    const lines = linesFor(failed('press-1', reason), failed('press-2', reason));
    assert.match(
      lines,
      /It may be partly updated\.\nWhat to do: Check the log of com\.acme\.A\. Then deploy a working revision\./u,
    );
    const broken = (componentName: string): KnownDevice =>
      knownDevice({
        device: { ...coreDevice(), coreDeviceThingName: componentName },
        components: [installedComponent({ componentName, lifecycleState: 'BROKEN' })],
      });
    assert.match(
      linesFor(broken('com.acme.A'), broken('com.acme.B')),
      /What to do: Check the log of the component\. /u,
    );
    assert.doesNotMatch(linesFor(inSnapshot(failed('press-1', reason))), /Show Logs/u);
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
