import assert from 'node:assert/strict';
import { isOfSnapshot, snapshotId } from '../../../../src/greengrass/addresses/snapshotId';
import { now } from '../../fixtures';

describe('the ID of a connection to a snapshot', () => {
  it('has the file and the time of the snapshot', () => {
    assert.equal(snapshotId('plant.json', now), 'snapshot:plant.json@2026-11-23T12:00:00.000Z');
  });

  it('is recognized, and the ID of a live connection is not', () => {
    assert.equal(isOfSnapshot(snapshotId('plant.json', now)), true);
    assert.equal(isOfSnapshot('plant@eu-west-1'), false);
    assert.equal(isOfSnapshot('my-snapshot:x@eu-west-1'), false);
  });
});
