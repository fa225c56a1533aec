import assert from 'node:assert/strict';
import fc from 'fast-check';
import { member } from '../../../../src/base/json';
import { parseAddress, parseTarget } from '../../../../src/greengrass/addresses/parseAddress';
import { CaseCoverage } from '../../caseCoverage';
import { anyAddress, anyTarget } from './anyAddress';
import { receivedAddress, receivedTarget } from './receivedAddress';

describe('an address from outside', () => {
  it('is parsed as it was written', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        assert.deepEqual(parseAddress(JSON.parse(JSON.stringify(address))), address);
      }),
    );
  });

  it('is parsed without unknown members, and rejected if a member is malformed', () => {
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(receivedAddress, ({ sent, parsed }) => {
        assert.deepEqual(parseAddress(sent), parsed);
        const isExtended = parsed !== undefined && Object.keys(sent).length > Object.keys(parsed).length;
        coverage.count({ isExtended, isRefused: parsed === undefined });
      }),
      { numRuns: 300 },
    );
    coverage.assertCovered();
  });

  it('is rejected if a name is missing, unless the address is complete without it', () => {
    fc.assert(
      fc.property(anyAddress, fc.nat(), (address, at) => {
        const optional = { deployment: 'deploymentId', unlistedComponent: 'componentVersion' };
        const keys = Object.keys(address).filter((key) => member(optional, address.kind) !== key);
        assert.equal(parseAddress({ ...address, [keys[at % keys.length] ?? 'kind']: undefined }), undefined);
      }),
    );
  });

  it('ignores inherited properties', () => {
    const inherited: unknown = Object.create({ kind: 'failures', connectionId: 'c' });
    assert.equal(parseAddress(inherited), undefined);
  });

  for (const value of [undefined, null, 'coreDevice', 7, [], {}, { kind: 'constructor', connectionId: 'c' }]) {
    it(`is rejected if it isn't an address: ${JSON.stringify(value)}`, () => {
      assert.equal(parseAddress(value), undefined);
    });
  }
});

describe('a target from a page', () => {
  it('is parsed as it was written', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        assert.deepEqual(parseTarget(JSON.parse(JSON.stringify(target))), target);
      }),
    );
  });

  it('is parsed without unknown members, and rejected if a member is malformed', () => {
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(receivedTarget, ({ sent, parsed }) => {
        assert.deepEqual(parseTarget(sent), parsed);
        const isExtended = parsed !== undefined && Object.keys(sent).length > Object.keys(parsed).length;
        coverage.count({ isExtended, isRefused: parsed === undefined });
      }),
      { numRuns: 300 },
    );
    coverage.assertCovered();
  });
});
