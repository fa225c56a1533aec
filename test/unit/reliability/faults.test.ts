import assert from 'node:assert/strict';
import { faultGroups } from './faultGroups';
import { testFaults } from './faultTable';
import { reliabilityTable, writtenTable } from './reliabilityTable';

faultGroups.forEach(testFaults);

describe('the table of faults', () => {
  it('is up to date (npm run reliability)', async () => {
    assert.equal(await writtenTable(), await reliabilityTable());
  });
});
