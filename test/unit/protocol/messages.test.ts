import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAddress, type Address, type Target } from '../../../src/core/address';
import { panelActions } from '../../../src/core/panels/panel';
import { parsePageMessage, parsePageState, type PageMessage } from '../../../src/protocol/messages';
import { noText, withExtras } from '../almostRight';
import { Reached } from '../reached';

const addresses: readonly Address[] = [
  { kind: 'coreDevice', connectionId: 'c', thingName: 't' },
  { kind: 'effectiveDeployment', connectionId: 'c', thingName: 't', deploymentId: 'd' },
  { kind: 'installedComponent', connectionId: 'c', thingName: 't', componentName: 'n' },
];

/** Something that arrives, and what it is to be taken for. */
interface Almost<T> {
  readonly sent: object;
  readonly taken: T | undefined;
}

const noName = fc.oneof(noText, fc.constantFrom('', 'constructor', 'toString', '__proto__', 'Ready', 'core device'));

/** Things that fit; the same with members that nobody asked for; and the same with one member that does not fit. */
function almost<T extends object>(
  fitting: fc.Arbitrary<T>,
  misfits: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Almost<T>> {
  const plain = fitting.map((value) => ({ ...value }));
  const right = plain.chain((taken) => withExtras(taken).map((sent) => ({ sent, taken })));
  const wrong = fc
    .tuple(plain, fc.constantFrom(...Object.entries(misfits)))
    .chain(([value, [name, misfit]]) => misfit.chain((given) => withExtras({ ...value, [name]: given })))
    .map((sent) => ({ sent, taken: undefined }));
  return fc.oneof(right, wrong);
}

const anyName = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString'));
const almostTarget: fc.Arbitrary<Almost<Target>> = fc.oneof(
  almost(fc.record({ kind: fc.constant('coreDevice' as const) }), { kind: noName }),
  almost(fc.record({ kind: fc.constant('effectiveDeployment' as const), deploymentId: anyName }), {
    ...{ kind: noName, deploymentId: noText },
  }),
  almost(fc.record({ kind: fc.constant('installedComponent' as const), componentName: anyName }), {
    ...{ kind: noName, componentName: noText },
  }),
);
const almostMessage: fc.Arbitrary<Almost<PageMessage>> = fc.oneof(
  almost(fc.record({ kind: fc.constant('ready' as const) }), { kind: noName }),
  almost(fc.record({ kind: fc.constant('run' as const), action: fc.constantFrom(...panelActions) }), {
    ...{ kind: noName, action: noName },
  }),
  almost(fc.record({ kind: fc.constant('reveal' as const), group: anyName }), { kind: noName, group: noText }),
  almost(fc.record({ kind: fc.constant('copy' as const), text: anyName }), { kind: noName, text: noText }),
  {
    weight: 4,
    arbitrary: almostTarget.chain(({ sent, taken }) =>
      withExtras({ kind: 'open', target: sent }).map((message) => ({
        sent: message,
        taken: taken && { kind: 'open' as const, target: taken },
      })),
    ),
  },
);

describe('what a page says to the host', () => {
  it('is taken where it fits the protocol', () => {
    const fitting = [
      { kind: 'ready' },
      { kind: 'copy', text: 'x' },
      ...panelActions.map((action) => ({ kind: 'run', action })),
      { kind: 'reveal', group: 'DISK_SPACE_CRITICAL' },
      { kind: 'open', target: { kind: 'coreDevice' } },
      { kind: 'open', target: { kind: 'effectiveDeployment', deploymentId: 'd' } },
      { kind: 'open', target: { kind: 'installedComponent', componentName: 'n' } },
    ];
    for (const message of fitting) {
      assert.deepEqual(parsePageMessage(message), message);
    }
  });

  const refused: readonly unknown[] = [
    ...[undefined, null, 'ready', 7, [], {}],
    { kind: 'constructor' },
    { kind: 'run', action: 'deleteEverything' },
    { kind: 'run' },
    { kind: 'reveal', group: null },
    { kind: 'copy', text: 7 },
    { kind: 'open', target: { kind: 'effectiveDeployment' } },
    { kind: 'open', target: { kind: 'installedComponent', componentName: null } },
    { kind: 'open', address: addresses[0] },
  ];
  for (const [index, message] of refused.entries()) {
    it(`is dropped where it does not, ${index + 1}`, () => {
      assert.equal(parsePageMessage(message), undefined);
    });
  }

  it('is taken without what else is in it, and refused as soon as one member does not fit', () => {
    const reached = new Reached();
    fc.assert(
      fc.property(almostMessage, ({ sent, taken }) => {
        assert.deepEqual(parsePageMessage(sent), taken);
        reached.count({
          taken: taken !== undefined,
          refused: taken === undefined,
          takenWithMore: taken !== undefined && Object.keys(sent).length > Object.keys(taken).length,
          openTaken: taken?.kind === 'open',
          openRefused: taken === undefined && 'target' in sent,
        });
      }),
      { numRuns: 500 },
    );
    reached.assertOften();
  });

  it('is refused where it is nothing of the kind', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        assert.equal(parsePageMessage(message), undefined);
      }),
    );
  });
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

  it('is the address alone, whatever else has been kept, and nothing where one of its names is no text', () => {
    const place = fc.record({ connectionId: fc.string(), thingName: fc.string() });
    const reached = new Reached();
    fc.assert(
      fc.property(almostTarget, almost(place, { connectionId: noText, thingName: noText }), (target, where) => {
        const address = target.taken && where.taken && { ...target.taken, ...where.taken };
        const kept = { address: { ...target.sent, ...where.sent }, more: 1 };
        assert.deepEqual(parsePageState(kept), address && { address });
        reached.count({ taken: address !== undefined, refusedForAName: where.taken === undefined });
      }),
      { numRuns: 300 },
    );
    reached.assertOften();
  });
});
