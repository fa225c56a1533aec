import assert from 'node:assert/strict';
import { coverageMessage } from '../../../../../src/text/messages/components/componentCoverageWords';
import { allScanned, halfScanned } from '../../componentFixtures';

describe('the message above components', () => {
  it('says how much is scanned, and how to scan the rest', () => {
    assert.deepEqual(coverageMessage(halfScanned, false), [
      '10 of 20 core devices scanned.',
      'Scan Components… reads the others.',
    ]);
  });

  it('leaves that out if nothing is missing or can be read', () => {
    assert.deepEqual(coverageMessage(allScanned, false), []);
    assert.deepEqual(coverageMessage(halfScanned, true), ['10 of 20 core devices scanned.']);
    assert.deepEqual(coverageMessage({ ...halfScanned, isIndexing: true }, false), [
      'Counting the components of the scanned core devices…',
    ]);
  });
});
