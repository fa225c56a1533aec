import assert from 'node:assert/strict';
import { hasFailed, thingNameOf, type Subject } from '../../../src/greengrass/subject';
import { coreDevice, effectiveDeployment, failedDeployment, installedComponent } from '../fixtures';
import { knownDevice } from '../text/panels/facts';

const broken = installedComponent({ lifecycleState: 'BROKEN' });
const failed = failedDeployment(['IO_ERROR']);
const errorCode: Subject = { kind: 'errorCode', codeKind: 'deployment', code: 'IO_ERROR' };

describe('the subject of a row', () => {
  const on = knownDevice();
  const onDevice: readonly Subject[] = [
    { kind: 'coreDevice', on },
    { kind: 'effectiveDeployments', on },
    { kind: 'installedComponents', on },
    { kind: 'effectiveDeployment', on, deployment: failed },
    { kind: 'installedComponent', on, component: broken },
  ];
  for (const subject of onDevice) {
    it(`belongs to a core device: ${subject.kind}`, () => {
      assert.equal(thingNameOf(subject), 'press-1');
    });
  }

  it('belongs to no core device if it is an error code or belongs to the fleet', () => {
    assert.equal(thingNameOf(errorCode), undefined);
    assert.equal(thingNameOf({ kind: 'failures', place: on.place }), undefined);
  });

  const judged: readonly (readonly [what: string, subject: Subject, failed: boolean])[] = [
    ['a healthy core device', { kind: 'coreDevice', on }, false],
    [
      'an unhealthy core device',
      { kind: 'coreDevice', on: knownDevice({ device: coreDevice({ status: 'UNHEALTHY' }) }) },
      true,
    ],
    [
      'a core device with a failed deployment',
      { kind: 'coreDevice', on: knownDevice({ deployments: [failed] }) },
      true,
    ],
    ['a core device with a broken component', { kind: 'coreDevice', on: knownDevice({ components: [broken] }) }, true],
    [
      'a core device that was not opened',
      { kind: 'coreDevice', on: knownDevice({ deployments: undefined, components: undefined }) },
      false,
    ],
    ['a failed deployment', { kind: 'effectiveDeployment', on, deployment: failed }, true],
    ['a deployment that succeeded', { kind: 'effectiveDeployment', on, deployment: effectiveDeployment() }, false],
    ['a broken component', { kind: 'installedComponent', on, component: broken }, true],
    ['a running component', { kind: 'installedComponent', on, component: installedComponent() }, false],
    ['an error code', errorCode, false],
    ['a deployment of a target', { kind: 'deployment', place: on.place, targetArn: 'a' }, false],
    ['the failures of a fleet', { kind: 'failures', place: on.place }, false],
  ];
  for (const [what, subject, isFailed] of judged) {
    it(`${isFailed ? 'has failed' : 'has not failed'}: ${what}`, () => {
      assert.equal(hasFailed(subject), isFailed);
    });
  }
});
