import assert from 'node:assert/strict';
import { connectionHover } from '../../../../src/text/hovers/connectionHover';
import { hoverLines } from './hoverText';

const at = { profile: 'factory', region: 'eu-west-1' };

describe('the hover of a connection', () => {
  it('has its profile and Region and what is known about its fleet', () => {
    const facts = { name: 'Oslo', at, account: '123456789012', size: 1_200, failing: 0, unreadable: undefined };
    assert.deepEqual(hoverLines(connectionHover(facts)), [
      '# Oslo',
      'Profile: factory',
      'Region: eu-west-1',
      'Account: 123456789012',
      'Core devices: 1,200',
      'Failing: 0',
    ]);
  });

  it('says why nothing could be loaded', () => {
    const unknown = { account: undefined, size: undefined, failing: undefined };
    const facts = { name: 'Oslo', at, ...unknown, unreadable: "Can't reach AWS" };
    assert.deepEqual(hoverLines(connectionHover(facts)).slice(-1), ["Couldn't load: Can't reach AWS"]);
  });

  it('leaves out unknown values', () => {
    const nothing = { size: undefined, failing: undefined, unreadable: undefined };
    const unknown = { name: undefined, account: undefined, ...nothing };
    assert.deepEqual(hoverLines(connectionHover({ at: { profile: undefined, region: undefined }, ...unknown })), [
      '# default',
      'Profile: default',
    ]);
  });
});
