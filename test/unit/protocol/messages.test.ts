import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Address } from '../../../src/greengrass/addresses/address';
import { parseAddress } from '../../../src/greengrass/addresses/parseAddress';
import { panelActions } from '../../../src/text/panels/panel';
import { dispatch, parsePageMessage, parsePageState, type PageMessage } from '../../../src/protocol/messages';

const addresses: readonly Address[] = [
  { kind: 'coreDevice', connectionId: 'c', thingName: 't' },
  { kind: 'effectiveDeployment', connectionId: 'c', thingName: 't', deploymentId: 'd' },
  { kind: 'installedComponent', connectionId: 'c', thingName: 't', componentName: 'n' },
  { kind: 'failures', connectionId: 'c' },
];

describe('what a page says to the host', () => {
  it('is taken where it fits the protocol', () => {
    const fitting = [
      { kind: 'ready' },
      { kind: 'focus' },
      { kind: 'copy', text: 'x' },
      { kind: 'reveal', group: 'code:IO_ERROR' },
      ...panelActions.map((action) => ({ kind: 'run', action })),
      { kind: 'open', target: { kind: 'coreDevice' } },
      { kind: 'open', target: { kind: 'effectiveDeployment', deploymentId: 'd' } },
      { kind: 'open', target: { kind: 'installedComponent', componentName: 'n' } },
      { kind: 'open', target: { kind: 'coreDevice', thingName: 't' } },
      { kind: 'open', target: { kind: 'deployment', targetArn: 'a' } },
      { kind: 'open', target: { kind: 'failures' } },
    ];
    for (const message of fitting) {
      assert.deepEqual(parsePageMessage(message), message);
    }
  });

  const refused: readonly unknown[] = [
    undefined,
    null,
    'ready',
    7,
    [],
    {},
    { kind: 'constructor' },
    { kind: 'run', action: 'deleteEverything' },
    { kind: 'run' },
    { kind: 'copy', text: 7 },
    { kind: 'reveal', group: 7 },
    { kind: 'reveal' },
    { kind: 'open', target: { kind: 'effectiveDeployment' } },
    { kind: 'open', target: { kind: 'installedComponent', componentName: null } },
    { kind: 'open', target: { kind: 'coreDevice', thingName: 7 } },
    { kind: 'open', target: { kind: 'deployment', targetArn: 'a', deploymentId: 7 } },
    { kind: 'open', address: addresses[0] },
  ];
  for (const [index, message] of refused.entries()) {
    it(`is dropped where it does not, ${index + 1}`, () => {
      assert.equal(parsePageMessage(message), undefined);
    });
  }

  it('is never anything but a message of the protocol', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const parsed = parsePageMessage(message);
        assert.ok(parsed === undefined || ['ready', 'run', 'open', 'reveal', 'copy', 'focus'].includes(parsed.kind));
      }),
    );
  });
});

describe('a message of a page', () => {
  const messages: readonly PageMessage[] = [
    { kind: 'ready' },
    { kind: 'run', action: 'refresh' },
    { kind: 'open', target: { kind: 'coreDevice' } },
    { kind: 'reveal', group: 'code:IO_ERROR' },
    { kind: 'copy', text: 'x' },
    { kind: 'focus' },
  ];
  for (const message of messages) {
    it(`goes to the function for its kind and to no other: ${message.kind}`, () => {
      const got: (readonly [kind: string, message: PageMessage])[] = [];
      dispatch(message, {
        ready: (it) => got.push(['ready', it]),
        run: (it) => got.push(['run', it]),
        open: (it) => got.push(['open', it]),
        reveal: (it) => got.push(['reveal', it]),
        copy: (it) => got.push(['copy', it]),
        focus: (it) => got.push(['focus', it]),
      });
      assert.deepEqual(got, [[message.kind, message]]);
    });
  }
});

describe('what a page has kept', () => {
  it('is an address, whichever thing it names', () => {
    for (const address of addresses) {
      assert.deepEqual(parsePageState({ address, more: 1 }), { address });
    }
  });

  it('is refused where a name is missing', () => {
    for (const address of addresses) {
      for (const key of Object.keys(address)) {
        assert.equal(parseAddress({ ...address, [key]: undefined }), undefined);
      }
    }
    assert.equal(parsePageState(undefined), undefined);
  });
});
