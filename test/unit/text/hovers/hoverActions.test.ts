import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { hoverActions, parseHoverLink, type HoverLink } from '../../../../src/text/hovers/hoverActions';

const address = {
  kind: 'effectiveDeployment',
  connectionId: 'live',
  thingName: 'press-1',
  deploymentId: 'd-1',
} as const;

describe('the argument of a link in a hover', () => {
  it('is an action and an address on a core device', () => {
    const actions = [
      'showDetails',
      'showLogs',
      'showCoreDevice',
      'copyThingName',
      'copyDeploymentId',
      'copyFailureReport',
    ] as const;
    for (const action of actions) {
      const link: HoverLink = { action, address };
      assert.deepEqual(parseHoverLink(JSON.parse(JSON.stringify(link))), link);
    }
    assert.deepEqual(Object.keys(hoverActions), actions, 'Every action is tested.');
  });

  const wrong: readonly unknown[] = [
    undefined,
    'showDetails',
    { action: 'showDetails' },
    { action: 'toString', address },
    { action: 'delete', address },
    { action: 'showDetails', address: { ...address, deploymentId: 1 } },
    { action: 'showDetails', address: { kind: 'failures', connectionId: 'live' } },
    { action: 'showDetails', address: { kind: 'coreDevice', thingName: 'press-1' } },
  ];
  for (const value of wrong) {
    it(`isn't ${JSON.stringify(value)}`, () => {
      assert.equal(parseHoverLink(value), undefined);
    });
  }

  it('is never anything else, and parsing never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        assert.equal(parseHoverLink(value), undefined);
      }),
    );
  });
});
