import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { addressKey, addressOf, type Address } from '../../../../src/greengrass/addresses/address';
import { nameIn, type NamedAddress } from '../../../../src/greengrass/addresses/addressName';
import type { Subject } from '../../../../src/greengrass/subject';
import { effectiveDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';
import { anyAddress } from './anyAddress';

describe('the key of an address', () => {
  const deployment: Address = { kind: 'effectiveDeployment', connectionId: 'c', thingName: 't', deploymentId: 'd' };
  const others: readonly (readonly [what: string, other: Address])[] = [
    ['the same thing of another connection', { ...deployment, connectionId: 'other' }],
    ['the same deployment on another core device', { ...deployment, thingName: 'other' }],
    ['another deployment', { ...deployment, deploymentId: 'other' }],
    ['a component of the same name', { ...deployment, kind: 'installedComponent', componentName: 'd' }],
    ['the core device itself', { kind: 'coreDevice', connectionId: 'c', thingName: 't' }],
    ['the revision of a target', { kind: 'deployment', connectionId: 'c', targetArn: 't', deploymentId: 'd' }],
  ];
  for (const [what, other] of others) {
    it(`is not that of ${what}`, () => {
      assert.notEqual(addressKey(deployment), addressKey(other));
    });
  }

  it('distinguishes the latest revision of a target from a specific one', () => {
    const latest: Address = { kind: 'deployment', connectionId: 'c', targetArn: 't' };
    assert.notEqual(addressKey(latest), addressKey({ ...latest, deploymentId: 'null' }));
  });

  it('is the same for equal addresses and for no others', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, (a, b) => {
        assert.equal(addressKey(a) === addressKey(b), isDeepStrictEqual(a, b));
      }),
    );
  });
});

describe('the address of a row', () => {
  const on = knownDevice();
  const at = { connectionId: 'factory@eu-west-1', thingName: 'press-1' };
  const { deploymentId } = effectiveDeployment();
  const rows: readonly (readonly [Subject, Address | undefined])[] = [
    [
      { kind: 'coreDevice', on },
      { kind: 'coreDevice', ...at },
    ],
    [
      { kind: 'effectiveDeployment', on, deployment: effectiveDeployment() },
      { kind: 'effectiveDeployment', ...at, deploymentId },
    ],
    [
      { kind: 'installedComponent', on, component: installedComponent() },
      { kind: 'installedComponent', ...at, componentName: 'com.example.Press' },
    ],
    [
      { kind: 'deployment', place: on.place, targetArn: 'a', deploymentId: 'd' },
      { kind: 'deployment', connectionId: 'factory@eu-west-1', targetArn: 'a', deploymentId: 'd' },
    ],
    [
      { kind: 'component', place: on.place, arn: 'a' },
      { kind: 'component', connectionId: 'factory@eu-west-1', arn: 'a' },
    ],
    [
      { kind: 'failures', place: on.place },
      { kind: 'failures', connectionId: 'factory@eu-west-1' },
    ],
    [{ kind: 'effectiveDeployments', on }, undefined],
    [{ kind: 'installedComponents', on }, undefined],
    [{ kind: 'errorCode', codeKind: 'deployment', code: 'IO_ERROR' }, undefined],
  ];
  for (const [subject, address] of rows) {
    it(`is the address of its panel: ${subject.kind}`, () => {
      assert.deepEqual(addressOf(subject), address);
    });
  }

  it('has a visible name for its target', () => {
    assert.equal(nameIn({ kind: 'coreDevice', ...at }), 'press-1');
    assert.equal(nameIn({ kind: 'effectiveDeployment', ...at, deploymentId: 'a\u202eb' }).includes('\u202e'), false);
    assert.equal(nameIn({ kind: 'installedComponent', ...at, componentName: ' ' }), '(no name)');
  });

  const { connectionId } = at;
  const targetArn = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3';
  const arn = 'arn:aws:greengrass:eu-west-1:123456789012:components:com.acme.Monitor';
  const names: readonly (readonly [name: string, address: NamedAddress])[] = [
    ['line-3', { kind: 'deployment', connectionId, targetArn }],
    ['d-1', { kind: 'deployment', connectionId, targetArn, deploymentId: 'd-1' }],
    ['com.acme.Monitor', { kind: 'component', connectionId, arn }],
    ['com.acme.Monitor 1.2.3', { kind: 'componentVersion', connectionId, arn: `${arn}:versions:1.2.3` }],
    ['no ARN', { kind: 'component', connectionId, arn: 'no ARN' }],
    ['line-3', { kind: 'thingGroup', connectionId, thingGroupName: 'line-3' }],
  ];
  for (const [name, address] of names) {
    it(`is shown by that name in a fleet, too: ${address.kind} ${name}`, () => {
      assert.equal(nameIn(address), name);
    });
  }
});
