import fc from 'fast-check';
import type { Ending, SlotEvent, SlotSetting, Versions } from '../../../simulator/slots/slotEvents';
import { hours } from '../../../simulator/generated/random';

/** A history of a device, and what it depends on. */
export interface History {
  readonly setting: SlotSetting;
  readonly events: readonly SlotEvent[];
}

const thingName = 'press-1';
const libraryName = 'com.example.Lib';

/** Thing groups: two hierarchies, and the group of a sub-deployment. */
const groups = ['plant', 'line-1', 'line-2', 'all', 'canary'] as const;
const parents = { 'line-1': 'plant', 'line-2': 'plant' };
const names = ['com.example.A', 'com.example.B', 'com.example.C', libraryName] as const;
const dependencies = { 'com.example.A': [libraryName], 'com.example.B': [libraryName] };
const targets = [thingName, ...groups.filter((group) => group !== 'canary')] as const;

const anyVersions: fc.Arbitrary<Versions> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom('1.0.0', '1.1.0', '2.0.0')), {
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((entries) => Object.fromEntries(entries));

const succeeds = { kind: 'finish', ending: 'succeeds' } as const;

function finishWith(...endings: readonly Ending[]): fc.Arbitrary<SlotEvent> {
  return fc.record({ kind: fc.constant('finish' as const), ending: fc.constantFrom(...endings) });
}

/** An event of a device with this nucleus. A lite one never rolls back. */
function anyEvent(isLite: boolean): fc.Arbitrary<readonly SlotEvent[]> {
  const failing = isLite
    ? finishWith('staysPartly', 'changesNothing', 'timesOut')
    : finishWith('rollsBack', 'changesNothing', 'staysPartly', 'breaks', 'timesOut');
  const revise = fc.record({
    kind: fc.constant('revise' as const),
    target: fc.constantFrom(...targets),
    components: anyVersions,
  });
  const subDeployment = fc.record({
    kind: fc.constant('revise' as const),
    target: fc.constant('canary'),
    components: anyVersions,
    parent: fc.constant('plant'),
  });
  const group = fc.constantFrom(...groups);
  const one = (weight: number, arbitrary: fc.Arbitrary<SlotEvent>) => ({
    weight,
    arbitrary: arbitrary.map((event): readonly SlotEvent[] => [event]),
  });
  return fc.oneof(
    // Most revisions arrive and succeed. Otherwise hardly any history would come to rest.
    { weight: 8, arbitrary: revise.map((event): readonly SlotEvent[] => [event, succeeds]) },
    { weight: 2, arbitrary: fc.tuple(revise, failing).map((events): readonly SlotEvent[] => events) },
    { weight: 2, arbitrary: revise.map((event) => [event, { kind: 'cancel', target: event.target }] as const) },
    {
      // An image of the device with an earlier revision is restored.
      weight: 2,
      arbitrary: fc
        .tuple(revise, anyVersions)
        .map(([event, components]) => [
          event,
          succeeds,
          { ...event, components },
          succeeds,
          { kind: 'restoreImage' } as const,
          { kind: 'report' } as const,
        ]),
    },
    {
      // The slot of a group has something newer when its deployment starts.
      weight: isLite ? 0 : 1,
      arbitrary: fc.tuple(revise, anyVersions).map(([event, merge]) => [
        event,
        {
          kind: 'deployLocally',
          merge,
          remove: [],
          group: event.target === thingName ? undefined : event.target,
        } as const,
        succeeds,
      ]),
    },
    one(2, revise),
    one(2, subDeployment),
    one(4, fc.constant(succeeds)),
    one(1, failing),
    one(1, fc.constant({ kind: 'start' })),
    one(4, fc.record({ kind: fc.constant('join' as const), group, isQueued: fc.boolean() })),
    one(2, fc.record({ kind: fc.constant('leave' as const), group })),
    one(1, fc.record({ kind: fc.constant('cancel' as const), target: fc.constantFrom(...targets, 'canary') })),
    one(1, fc.record({ kind: fc.constant('delete' as const), target: fc.constantFrom(...targets, 'canary') })),
    one(
      2,
      fc.record({
        kind: fc.constant('deployLocally' as const),
        merge: anyVersions,
        remove: fc.subarray([...names]),
        group: isLite ? fc.constant(undefined) : fc.option(group, { nil: undefined }),
      }),
    ),
    one(1, fc.constant({ kind: 'forgetGroups' })),
    { weight: 2, arbitrary: fc.constant([{ kind: 'restoreImage' }, { kind: 'report' }] as const) },
    { weight: 3, arbitrary: group.map((left) => [{ kind: 'leave', group: left }, { kind: 'report' }] as const) },
    one(2, fc.constant({ kind: 'report' })),
    one(1, fc.constant({ kind: 'loseReports' })),
  );
}

const anyNucleus = fc.constantFrom(
  ...['2.7.0', '2.8.1', '2.12.1', '2.14.3', '2.18.2', '2.18.2'].map((coreVersion) => ({ coreVersion, isLite: false })),
  { coreVersion: '2.6.0', isLite: true },
);

/** Any history of a device that is in some thing groups from the start. */
export const anyHistory: fc.Arbitrary<History> = anyNucleus.chain((nucleus) =>
  fc
    .record({
      canListGroups: fc.boolean(),
      isSourceTheLastDeployment: fc.boolean(),
      listsHistory: fc.boolean(),
      restoresLatest: fc.boolean(),
      joined: fc.subarray([...groups], { maxLength: 3 }),
      events: fc.array(anyEvent(nucleus.isLite), { minLength: 2, maxLength: 16 }),
    })
    .map(({ joined, events, ...rest }) => {
      const joins = joined.map((group) => ({ kind: 'join', group, isQueued: true }) as const);
      const all = [...joins, ...events.flat()];
      const setting = { ...rest, thingName, nucleus, parents, dependencies };
      return { setting: { ...setting, startsAt: -(all.length + 1) * hours, step: hours }, events: all };
    }),
);
