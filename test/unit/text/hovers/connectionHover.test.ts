import assert from 'node:assert/strict';
import { absoluteTime } from '../../../../src/base/time';
import { connectionHover } from '../../../../src/text/hovers/connectionHover';
import { now } from '../../fixtures';
import { useZone } from '../useZone';
import { hoverLines } from './hoverText';

const live = { asOf: undefined, timeZone: 'local' } as const;
const at = { profile: 'factory', region: 'eu-west-1' };

describe('the hover of a connection', () => {
  useZone('Asia/Kathmandu');

  it('has its profile and Region and what is known about its fleet', () => {
    const facts = {
      name: 'Oslo',
      at,
      account: '123456789012',
      size: 1_200,
      failing: 0,
      unreadable: undefined,
      ...live,
    };
    assert.deepEqual(hoverLines(connectionHover(facts)), [
      '# Oslo',
      'Profile: factory',
      'Region: eu-west-1',
      'Account: 123456789012',
      'Core devices: 1,200',
      'Failing: 0',
    ]);
  });

  it('says exactly when a snapshot was saved, in the time zone of the user', () => {
    const unknown = { account: undefined, size: undefined, failing: undefined, unreadable: undefined };
    const facts = { name: undefined, at, ...unknown, asOf: now };
    for (const timeZone of ['local', 'utc'] as const) {
      assert.deepEqual(hoverLines(connectionHover({ ...facts, timeZone })).slice(0, 2), [
        '# factory',
        `Snapshot from ${absoluteTime(now, timeZone)}, not live.`,
      ]);
    }
  });

  it('says why nothing could be loaded', () => {
    const unknown = { account: undefined, size: undefined, failing: undefined };
    const facts = { name: 'Oslo', at, ...unknown, ...live, unreadable: "Can't reach AWS" };
    assert.deepEqual(hoverLines(connectionHover(facts)).slice(-1), ["Couldn't load: Can't reach AWS"]);
  });

  it('leaves out unknown values', () => {
    const nothing = { size: undefined, failing: undefined, unreadable: undefined };
    const unknown = { name: undefined, account: undefined, ...nothing };
    assert.deepEqual(
      hoverLines(connectionHover({ at: { profile: undefined, region: undefined }, ...unknown, ...live })),
      ['# default', 'Profile: default'],
    );
  });
});
