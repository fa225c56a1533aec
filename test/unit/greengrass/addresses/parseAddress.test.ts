import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAddress, parseTarget } from '../../../../src/greengrass/addresses/parseAddress';
import { anyAddress, anyTarget } from './anyAddress';

/** What a page or a file may hold where a name is meant. */
const noName = fc.constantFrom<unknown>(null, 7, true, {}, ['a'], { kind: 'coreDevice' });

/** A value and the same with one of its members made into something that it cannot be. */
function spoilt<T extends object>(any: fc.Arbitrary<T>): fc.Arbitrary<readonly [whole: T, spoilt: unknown]> {
  return fc.tuple(any, fc.nat(), noName).map(([whole, at, instead]) => {
    const keys = Object.keys(whole);
    return [whole, { ...whole, [keys[at % keys.length] ?? 'kind']: instead }];
  });
}

describe('an address from outside', () => {
  it('is what was written', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        assert.deepEqual(parseAddress(JSON.parse(JSON.stringify(address))), address);
      }),
    );
  });

  it('is refused where one member is not a text', () => {
    fc.assert(
      fc.property(spoilt(anyAddress), ([, almost]) => {
        assert.equal(parseAddress(almost), undefined);
      }),
    );
  });

  it('is refused where a name is missing, but for the deployment ID of the latest revision', () => {
    fc.assert(
      fc.property(anyAddress, fc.nat(), (address, at) => {
        const keys = Object.keys(address).filter((key) => address.kind !== 'deployment' || key !== 'deploymentId');
        assert.equal(parseAddress({ ...address, [keys[at % keys.length] ?? 'kind']: undefined }), undefined);
      }),
    );
  });

  it('has nothing but its own members', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        assert.deepEqual(parseAddress({ ...address, more: 1 }), address);
      }),
    );
  });

  it('is never taken from what an object inherits', () => {
    const inherited: unknown = Object.create({ kind: 'failures', connectionId: 'c' });
    assert.equal(parseAddress(inherited), undefined);
  });

  for (const value of [undefined, null, 'coreDevice', 7, [], {}, { kind: 'constructor', connectionId: 'c' }]) {
    it(`is refused where it is none: ${JSON.stringify(value)}`, () => {
      assert.equal(parseAddress(value), undefined);
    });
  }
});

describe('a target from a page', () => {
  it('is what was written', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        assert.deepEqual(parseTarget(JSON.parse(JSON.stringify(target))), target);
      }),
    );
  });

  it('is refused where one member is not a text', () => {
    fc.assert(
      fc.property(spoilt(anyTarget), ([, almost]) => {
        assert.equal(parseTarget(almost), undefined);
      }),
    );
  });
});
