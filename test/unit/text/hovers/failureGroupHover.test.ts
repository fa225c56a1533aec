import assert from 'node:assert/strict';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import type { Grouping } from '../../../../src/greengrass/failures/failureTopics';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { failureGroupFacts, failureGroupHover } from '../../../../src/text/hovers/failureGroupHover';
import { coreDevice, installedComponent } from '../../fixtures';
import { knownDevice } from '../panels/facts';
import { hoverLines } from './hoverText';

function device(index: number, fields: Partial<KnownDevice>): KnownDevice {
  return knownDevice({ device: coreDevice({ coreDeviceThingName: `press-${index}`, status: 'UNHEALTHY' }), ...fields });
}

function broken(index: number, componentName: string, code: string): KnownDevice {
  const component = installedComponent({ componentName, lifecycleState: 'BROKEN', lifecycleStatusCodes: [code] });
  return device(index, { components: [component] });
}

/** The hover of the first group. */
function linesOf(grouping: Grouping, ...devices: readonly KnownDevice[]): readonly string[] {
  const [group] = groupFailures(devices, grouping);
  assert.ok(group !== undefined);
  return hoverLines(failureGroupHover(failureGroupFacts(group), undefined));
}

describe('the hover of a group of failures', () => {
  it('names five components and core devices, and counts the others', () => {
    const devices = Array.from({ length: 7 }, (_, index) => broken(index, `com.acme.C${index}`, 'RUN_ERROR'));
    assert.deepEqual(linesOf('code', ...devices), [
      '# RUN_ERROR',
      'Fails in: com.acme.C0 (1), com.acme.C1 (1), com.acme.C2 (1), com.acme.C3 (1), com.acme.C4 (1), and 2 more',
      'Core devices: press-0, press-1, press-2, press-3, press-4, and 2 more',
    ]);
  });

  it('has the causes of a component', () => {
    assert.deepEqual(
      linesOf(
        'component',
        broken(1, 'com.acme.Press', 'RUN_ERROR'),
        broken(2, 'com.acme.Press', 'STARTUP_ERROR'),
        broken(3, 'com.acme.Press', 'RUN_ERROR'),
      ),
      ['# com.acme.Press', 'Causes: RUN_ERROR (2), STARTUP_ERROR (1)', 'Core devices: press-1, press-2, press-3'],
    );
  });

  it('has no causes of unhealthy core devices that are not scanned', () => {
    assert.deepEqual(linesOf('code', device(1, { components: undefined })), [
      '# Unhealthy, cause unknown',
      'Core devices: press-1',
    ]);
  });
});
