import assert from 'node:assert/strict';
import { connectionKey, parsePinned } from '../../../../src/greengrass/ports/pinnedConnection';

describe('pinned connections that were remembered', () => {
  const plant = { profile: 'plant', region: 'eu-west-1', name: 'Graz' };

  it('are read as they were written', () => {
    const unnamed = { profile: undefined, region: 'us-east-1', name: undefined };
    assert.deepEqual(parsePinned(JSON.parse(JSON.stringify([plant, unnamed]))), [plant, unnamed]);
  });

  it('are left out where they have no Region, and keep what fits where a field does not', () => {
    const remembered = [null, 'plant', { profile: 'plant' }, { ...plant, region: '' }, { ...plant, name: 5 }, plant];
    assert.deepEqual(parsePinned(remembered), [{ ...plant, name: undefined }, plant]);
    for (const value of [undefined, null, {}, 'eu-west-1', { 0: plant, length: 1 }]) {
      assert.deepEqual(parsePinned(value), []);
    }
  });

  it('are the same connection with the same profile and Region, whatever they are called', () => {
    const renamed = { ...plant, name: 'Linz' };
    assert.equal(connectionKey(plant), connectionKey(renamed));
    assert.notEqual(connectionKey(plant), connectionKey({ ...plant, region: 'eu-west-2' }));
    assert.equal(connectionKey({ profile: undefined, region: 'eu-west-1' }), 'default@eu-west-1');
  });
});
