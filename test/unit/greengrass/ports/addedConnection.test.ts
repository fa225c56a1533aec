import assert from 'node:assert/strict';
import { connectionKey, parseAddedConnections } from '../../../../src/greengrass/ports/addedConnection';

describe('stored connections', () => {
  it('are restored unchanged', () => {
    const added = [
      { profile: 'lab', region: 'eu-west-1', name: 'Lab' },
      { profile: undefined, region: 'us-east-1', name: undefined },
    ];
    assert.deepEqual(parseAddedConnections(added), added);
  });

  it('lose invalid fields, but stay', () => {
    assert.deepEqual(parseAddedConnections([{ profile: 3, region: 'eu-west-1', name: '', color: 'red' }]), [
      { profile: undefined, region: 'eu-west-1', name: undefined },
    ]);
  });

  it("are left out if they have no Region or aren't objects", () => {
    const lab = { profile: 'lab', region: 'eu-west-1', name: undefined };
    const invalid = [{ profile: 'lab' }, { region: '' }, { region: 3 }, null, 'eu-west-1', undefined];
    assert.deepEqual(parseAddedConnections([...invalid, lab]), [lab]);
  });

  for (const remembered of [undefined, null, 'eu-west-1', { region: 'eu-west-1' }]) {
    it(`are empty if ${JSON.stringify(remembered)} was stored`, () => {
      assert.deepEqual(parseAddedConnections(remembered), []);
    });
  }
});

describe('the key of a connection', () => {
  it('has the profile and the Region', () => {
    assert.equal(connectionKey({ profile: 'lab', region: 'eu-west-1' }), 'lab@eu-west-1');
  });

  it('is the same without a profile and with the default one', () => {
    const key = connectionKey({ profile: undefined, region: undefined });
    assert.equal(key, 'default@');
    assert.equal(key, connectionKey({ profile: 'default', region: undefined }));
  });
});
