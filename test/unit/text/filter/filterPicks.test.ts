import assert from 'node:assert/strict';
import { filterPicks, typedName, type FilterPick } from '../../../../src/text/filter/filterPicks';

/** A choice as the user sees it: `Status | Unhealthy`. */
const shown = ({ label, description }: FilterPick): string =>
  [label, description].filter((part) => part !== '').join(' | ');

describe('the choices of Filter…', () => {
  it('are the parts of the filter with their values', () => {
    const picks = filterPicks({ status: 'UNHEALTHY', isFailing: true, name: 'press' }, 'on');
    assert.deepEqual(picks.slice(0, 3).map(shown), ['Name | press', 'Status | Unhealthy', 'Failing only | on']);
    assert.ok(picks.every(({ typed }) => typed === undefined));
  });

  it('include the typed text as a name', () => {
    const expected = { label: 'Name contains "press"', description: '', part: 'name', typed: 'press' };
    assert.deepEqual(typedName('press'), expected);
  });

  for (const typed of ['press-1*', '!press']) {
    it(`don't promise that the name contains ${typed}`, () => {
      assert.equal(typedName(typed).label, `Name matches "${typed}"`);
    });
  }

  const byIndex = ['Offline only', 'Thing type', 'Attribute'];

  it('say what a filter by the fleet index needs while the user has not turned it on', () => {
    const picks = filterPicks({ thingType: 'gateway' }, 'off').map(shown);
    assert.deepEqual(
      picks.filter((pick) => byIndex.some((label) => pick.startsWith(label))),
      [
        'Offline only | needs setting greengrass.connectivity',
        'Thing type | gateway',
        'Attribute | needs setting greengrass.connectivity',
      ],
    );
  });

  it("don't offer the fleet index for snapshots, except to remove it", () => {
    const labels = filterPicks({ isOffline: true }, 'none').map(({ label }) => label);
    assert.deepEqual(
      labels.filter((label) => byIndex.includes(label)),
      ['Offline only'],
    );
    assert.ok(labels.includes('Thing group'));
  });
});
