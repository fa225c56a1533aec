import assert from 'node:assert/strict';
import fc from 'fast-check';
import { groupings } from '../../../src/greengrass/failures/failureTopics';
import type { Address } from '../../../src/greengrass/addresses/address';
import { parseAddress } from '../../../src/greengrass/addresses/parseAddress';
import { panelActions } from '../../../src/text/panels/panel';
import { dispatch, parsePageMessage, parsePageState, type PageMessage } from '../../../src/protocol/messages';
import { CaseCoverage } from '../caseCoverage';
import { receivedAddress, receivedTarget, unknownKind } from '../greengrass/addresses/receivedAddress';
import { nonString, received, withExtraMembers, type Received } from '../malformed';

const addresses: readonly Address[] = [
  { kind: 'coreDevice', connectionId: 'c', thingName: 't' },
  { kind: 'effectiveDeployment', connectionId: 'c', thingName: 't', deploymentId: 'd' },
  { kind: 'installedComponent', connectionId: 'c', thingName: 't', componentName: 'n' },
  { kind: 'failures', connectionId: 'c' },
  { kind: 'fleetChanges', connectionId: 'c', file: 'f' },
];

const anyName = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString'));
const plain = { noNullPrototype: true };
const receivedGroup = received(fc.record({ grouping: fc.constantFrom(...groupings), key: anyName }, plain), () => ({
  grouping: unknownKind,
  key: nonString,
}));
const receivedMessage: fc.Arbitrary<Received<PageMessage>> = fc.oneof(
  received(fc.record({ kind: fc.constantFrom('ready' as const, 'focus' as const) }, plain), () => ({
    kind: unknownKind,
  })),
  received(fc.record({ kind: fc.constant('run' as const), action: fc.constantFrom(...panelActions) }, plain), () => ({
    kind: unknownKind,
    action: unknownKind,
  })),
  received(fc.record({ kind: fc.constant('copy' as const), text: anyName }, plain), () => ({
    kind: unknownKind,
    text: nonString,
  })),
  receivedGroup.chain(({ sent: group, parsed }) =>
    withExtraMembers({ kind: 'reveal', group }).map((sent) => ({
      sent,
      parsed: parsed && { kind: 'reveal' as const, group: parsed },
    })),
  ),
  {
    weight: 4,
    arbitrary: receivedTarget.chain(({ sent: target, parsed }) =>
      withExtraMembers({ kind: 'open', target }).map((sent) => ({
        sent,
        parsed: parsed && { kind: 'open' as const, target: parsed },
      })),
    ),
  },
);

describe('a message from a page to the host', () => {
  it('is accepted if it matches the protocol', () => {
    const fitting = [
      { kind: 'ready' },
      { kind: 'focus' },
      { kind: 'copy', text: 'x' },
      { kind: 'reveal', group: { grouping: 'code', key: 'code:IO_ERROR' } },
      ...panelActions.map((action) => ({ kind: 'run', action })),
      { kind: 'reveal', group: { grouping: 'component', key: 'name:com.acme.Press' } },
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
    { kind: 'reveal', group: null },
    { kind: 'copy', text: 7 },
    { kind: 'reveal', group: 'code:IO_ERROR' },
    { kind: 'reveal', group: { key: 'code:IO_ERROR' } },
    { kind: 'reveal', group: { grouping: 'code', key: 7 } },
    { kind: 'reveal', group: { grouping: 'moon', key: 'code:IO_ERROR' } },
    { kind: 'reveal' },
    { kind: 'open', target: { kind: 'effectiveDeployment' } },
    { kind: 'open', target: { kind: 'installedComponent', componentName: null } },
    { kind: 'open', target: { kind: 'coreDevice', thingName: 7 } },
    { kind: 'open', target: { kind: 'deployment', targetArn: 'a', deploymentId: 7 } },
    { kind: 'open', address: addresses[0] },
  ];
  for (const [index, message] of refused.entries()) {
    it(`is dropped if it doesn't, ${index + 1}`, () => {
      assert.equal(parsePageMessage(message), undefined);
    });
  }

  it('is parsed without unknown members, and dropped if a member is malformed', () => {
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(receivedMessage, ({ sent, parsed }) => {
        assert.deepEqual(parsePageMessage(sent), parsed);
        coverage.count({
          isRead: parsed !== undefined,
          isExtended: parsed !== undefined && Object.keys(sent).length > Object.keys(parsed).length,
          isDropped: parsed === undefined,
          isOpenRead: parsed?.kind === 'open',
          isOpenDropped: parsed === undefined && 'target' in sent,
        });
      }),
      { numRuns: 500 },
    );
    coverage.assertCovered();
  });

  it('is dropped for any other value', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        assert.equal(parsePageMessage(message), undefined);
      }),
    );
  });
});

describe('a message of a page', () => {
  const messages: readonly PageMessage[] = [
    { kind: 'ready' },
    { kind: 'run', action: 'refresh' },
    { kind: 'open', target: { kind: 'coreDevice' } },
    { kind: 'reveal', group: { grouping: 'code', key: 'code:IO_ERROR' } },
    { kind: 'copy', text: 'x' },
    { kind: 'focus' },
  ];
  for (const message of messages) {
    it(`goes only to the handler for its kind: ${message.kind}`, () => {
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

describe('the state of a page', () => {
  it('is an address of any kind', () => {
    for (const address of addresses) {
      assert.deepEqual(parsePageState({ address, more: 1 }), { address });
    }
  });

  it('is rejected if a name is missing', () => {
    for (const address of addresses) {
      for (const key of Object.keys(address)) {
        assert.equal(parseAddress({ ...address, [key]: undefined }), undefined);
      }
    }
    assert.equal(parsePageState(undefined), undefined);
  });

  it('is only the address, or nothing if a member of the address is malformed', () => {
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(receivedAddress, ({ sent, parsed }) => {
        assert.deepEqual(parsePageState({ address: sent, more: 1 }), parsed && { address: parsed });
        coverage.count({ isRead: parsed !== undefined, isDropped: parsed === undefined });
      }),
      { numRuns: 300 },
    );
    coverage.assertCovered();
  });
});
