import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compareVersions } from '../../../../src/greengrass/versions/compareVersions';

const version = fc.constantFrom('', 'latest', '1.0', '1.0.0-rc.1', '1.0.0', '1.0.0+b2', '1.2.0', '1.10.0', '2.0.0');

describe('the order of versions', () => {
  it('is that of semantic versions, after all other texts', () => {
    const versions = ['1.10.0', 'latest', '1.0.0', '1.0.0-rc.2', '1.2.0', '', '1.0.0-rc.10', '1.0.0+b2'];
    assert.deepEqual(versions.sort(compareVersions), [
      '',
      'latest',
      '1.0.0-rc.2',
      '1.0.0-rc.10',
      '1.0.0',
      '1.0.0+b2',
      '1.2.0',
      '1.10.0',
    ]);
  });

  it('is total', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        assert.equal(compareVersions(a, b) === 0, a === b);
        assert.ok(compareVersions(a, b) * compareVersions(b, a) <= 0);
        assert.ok(!(compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) || compareVersions(a, c) <= 0);
      }),
    );
  });
});
