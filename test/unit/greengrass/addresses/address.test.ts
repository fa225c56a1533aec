import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { addressKey, addressOf, nameIn, type Address } from '../../../../src/greengrass/addresses/address';
import type { Subject } from '../../../../src/greengrass/addresses/subject';
import { effectiveDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

/** A few names that are often equal, including ambiguous ones. */
const name = fc.constantFrom('a', 'b', 'a","b', 'a/b', '');
const place = { connectionId: name, thingName: name };
const plain = { noNullPrototype: true };
const anyAddress: fc.Arbitrary<Address> = fc.oneof(
  fc.record({ ...place, kind: fc.constant('coreDevice') }, plain),
  fc.record({ ...place, kind: fc.constant('effectiveDeployment'), deploymentId: name }, plain),
  fc.record({ ...place, kind: fc.constant('installedComponent'), componentName: name }, plain),
);

describe('the key of an address', () => {
  const deployment: Address = { kind: 'effectiveDeployment', connectionId: 'c', thingName: 't', deploymentId: 'd' };
  const others: readonly (readonly [what: string, other: Address])[] = [
    ['the same thing of another connection', { ...deployment, connectionId: 'other' }],
    ['the same deployment on another core device', { ...deployment, thingName: 'other' }],
    ['another deployment', { ...deployment, deploymentId: 'other' }],
    ['a component of the same name', { ...deployment, kind: 'installedComponent', componentName: 'd' }],
    ['the core device itself', { kind: 'coreDevice', connectionId: 'c', thingName: 't' }],
  ];
  for (const [what, other] of others) {
    it(`is not that of ${what}`, () => {
      assert.notEqual(addressKey(deployment), addressKey(other));
    });
  }

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
    [{ kind: 'effectiveDeployments', on }, undefined],
    [{ kind: 'installedComponents', on }, undefined],
    [{ kind: 'errorCode', codeKind: 'deployment', code: 'IO_ERROR' }, undefined],
  ];
  for (const [subject, address] of rows) {
    it(`names what its panel is about: ${subject.kind}`, () => {
      assert.deepEqual(addressOf(subject), address);
    });
  }

  it('has a visible name for its target', () => {
    assert.equal(nameIn({ kind: 'coreDevice', ...at }), 'press-1');
    assert.equal(nameIn({ kind: 'effectiveDeployment', ...at, deploymentId: 'a\u202eb' }).includes('\u202e'), false);
    assert.equal(nameIn({ kind: 'installedComponent', ...at, componentName: ' ' }), '(no name)');
  });
});
