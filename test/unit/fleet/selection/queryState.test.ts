import assert from 'node:assert/strict';
import { background } from '../../../../src/fleet/requests/requestPool';
import { settled } from '../../fakeClock';
import { openQuery, type OpenQuery } from './openQuery';

const inList = 1_000;
const whole = 1_200;

describe('the query of a large fleet', () => {
  let opened: OpenQuery;
  beforeEach(async () => {
    opened = await openQuery(whole);
  });
  afterEach(() => opened.close());

  /** Makes every further page of the list hang. Resolves with the next request. */
  function hang(): Promise<unknown> {
    const { simulator } = opened.live;
    simulator.setFaults({ operation: 'ListCoreDevices', effect: { kind: 'hang' } });
    return simulator.nextRequest(({ operation }) => operation === 'ListCoreDevices');
  }

  it('has the known matches at once while it reads the others', () => {
    void hang();
    opened.apply({ filter: { name: '*' } });
    const { thingNames, ...rest } = opened.state();
    assert.equal(thingNames.length, inList);
    assert.deepEqual(rest, {
      groups: undefined,
      considered: inList,
      scanned: 0,
      isReading: true,
      thingsRead: undefined,
      isComplete: false,
      isWhole: true,
      readAt: undefined,
      index: undefined,
      error: undefined,
    });
  });

  it('has the groups of the known devices at once, unless they need thing groups', () => {
    void hang();
    opened.apply({ grouping: 'status' });
    assert.deepEqual(
      [opened.state().groups?.map(({ label }) => label), opened.state().thingsRead],
      [['Unhealthy', 'Healthy'], undefined],
    );
    opened.apply({ grouping: 'thingGroup' });
    assert.deepEqual([opened.state().groups, opened.state().thingsRead], [[], 0]);
  });

  it('is evaluated again when only time has passed, but later if that takes long', async () => {
    const { live, show, query } = opened;
    opened.evaluation = 150;
    await show({ grouping: 'status' });
    const before = opened.evaluations;
    const age = async (seconds: number): Promise<number> => {
      await live.advance(seconds);
      query().didAge();
      await live.advance(2);
      return opened.evaluations - before;
    };
    assert.equal(await age(140), 0);
    assert.equal(await age(20), 1);
  });

  it('has the date of the unlisted devices, which their refresh renews', async () => {
    const { live, show, state, query, changes } = opened;
    await show({ filter: { name: '*' } });
    assert.deepEqual([state().readAt, state().isComplete, live.fleet.isWhole], [live.clock.now(), true, true]);
    await live.advance(60);
    const [before, began] = [changes(), live.clock.now()];
    do {
      assert.equal(await query().unlisted?.step(background), undefined);
    } while (query().unlisted?.isRunning === true);
    assert.deepEqual([state().readAt, changes()], [began, before + 1]);
  });

  it("isn't complete during a refresh, which cancels that of the unlisted devices", async () => {
    const { filtered, show, state, query } = opened;
    await show({ filter: { name: '*' } });
    const { unlisted } = query();
    const refreshing = filtered.refresh();
    const { isReading, isComplete, readAt } = state();
    assert.deepEqual([isReading, isComplete, readAt, query().unlisted], [true, false, undefined, undefined]);
    assert.equal((await unlisted?.step(background))?.kind, 'canceled');
    await refreshing;
    assert.deepEqual([state().isReading, state().isComplete], [false, true]);
    assert.notEqual(query().unlisted, undefined);
  });

  it("doesn't end with a read that a refresh has replaced", async () => {
    const hanging = hang();
    opened.apply({ filter: { name: '*' } });
    await hanging;
    const again = hang();
    void opened.filtered.refresh();
    await again;
    await settled();
    const { isReading, error } = opened.state();
    assert.deepEqual([isReading, error], [true, undefined]);
  });

  it('evaluates a change once, and nothing if there is none', async () => {
    const { live, show, query, changes } = opened;
    await show({ filter: { status: 'UNHEALTHY' } });
    await live.advance(1);
    const before = changes();
    await query().settled();
    assert.equal(changes(), before);
    query().didChange();
    await query().settled();
    assert.equal(changes(), before + 1);
    await live.advance(1);
    assert.equal(changes(), before + 1);
  });
});

describe('the query of a fleet whose list is complete', () => {
  let opened: OpenQuery;
  beforeEach(async () => {
    opened = await openQuery(150);
  });
  afterEach(() => opened.close());

  it('sends nothing and has no date, because the list refreshes itself', async () => {
    const { live, show, state, query } = opened;
    live.takeRequests();
    await show({ filter: { name: '*' } });
    const { isComplete, readAt, considered } = state();
    assert.deepEqual([isComplete, readAt, considered, query().unlisted], [true, undefined, 150, undefined]);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('counts no scanned devices if its filter needs no scan', async () => {
    const [first = ''] = opened.live.fleet.list.state.thingNames;
    await opened.live.fleet.devices.get(first)?.open();
    await opened.show({ filter: { name: '*' } });
    assert.equal(opened.state().scanned, 0);
    await opened.show({ filter: { isFailing: true } });
    assert.equal(opened.state().scanned, 1);
  });

  it('requires each part of its filter of a scanned device', async () => {
    const { devices } = opened.live.fleet;
    const [healthy = '', unhealthy = ''] = ['HEALTHY', 'UNHEALTHY'].map((status) =>
      [...devices.names()].find((name) => devices.get(name)?.device.status === status),
    );
    await Promise.all([healthy, unhealthy].flatMap((name) => devices.get(name)?.open() ?? []));
    await opened.show({ filter: { status: 'UNHEALTHY', component: '*' } });
    assert.deepEqual([opened.state().thingNames, opened.state().scanned], [[unhealthy], 2]);
  });

  it('has only its matches in its groups', async () => {
    const { live, show, state } = opened;
    for (const grouping of ['status', 'namePrefix', 'thingGroup'] as const) {
      await show({ filter: { status: 'UNHEALTHY' }, grouping });
      const { groups = [], thingNames } = state();
      const inGroups = new Set(groups.flatMap((group) => group.thingNames));
      assert.deepEqual([...inGroups].sort(), [...thingNames].sort(), grouping);
      assert.ok(thingNames.length > 0 && thingNames.length < 150);
      assert.ok(thingNames.every((name) => live.fleet.devices.get(name)?.device.status === 'UNHEALTHY'));
    }
  });

  it('without a grouping has no groups', async () => {
    await opened.show({});
    assert.deepEqual([opened.state().groups, opened.state().thingNames.length], [undefined, 150]);
  });
});

describe('a query that needs thing groups', () => {
  let opened: OpenQuery;
  /** The thing group that comes last. */
  let last: string;
  beforeEach(async () => {
    opened = await openQuery(150);
    last = (await opened.filtered.thingGroups()).at(-1)?.name ?? assert.fail('There are no thing groups.');
  });
  afterEach(() => opened.close());

  it('shows no groups because of a read that a refresh has replaced', async () => {
    const { live, filtered, apply, query, state } = opened;
    live.simulator.setFaults({ name: last, effect: { kind: 'hang' } });
    const hanging = live.simulator.nextRequest(({ name }) => name === last);
    apply({ grouping: 'thingGroup' });
    await hanging;
    const again = live.simulator.nextRequest(({ name }) => name === last);
    const replaced = filtered.refresh();
    await again;
    query().didChange();
    // `live.advance` would wait for the hanging request.
    await live.clock.advance(1);
    const { groups, thingsRead = 0, isReading } = state();
    assert.deepEqual([groups, thingsRead > 0, isReading], [[], true, true]);
    live.simulator.setFaults();
    await filtered.refresh();
    await replaced;
    assert.ok((state().groups?.length ?? 0) > 1);
    assert.deepEqual([state().thingsRead, state().isReading], [undefined, false]);
  });

  it('keeps its groups during a refresh', async () => {
    const { filtered, show, state } = opened;
    await show({ grouping: 'thingGroup' });
    const before = state().groups?.length;
    const refreshing = filtered.refresh();
    const { groups, thingsRead, isReading } = state();
    assert.deepEqual([groups?.length, thingsRead, isReading], [before, undefined, true]);
    await refreshing;
  });

  it('has the error of a group, and the other groups', async () => {
    const { live, show, state } = opened;
    const denied = { kind: 'error', status: 403, type: 'AccessDeniedException', message: 'no' } as const;
    live.simulator.setFaults({ name: last, effect: denied });
    await show({ grouping: 'thingGroup' });
    const { groups = [], error, isComplete } = state();
    assert.deepEqual([error?.kind, isComplete], ['denied', false]);
    assert.ok(groups.length > 1 && !groups.some(({ label }) => label === last));
  });

  it('follows the members of its group', async () => {
    const { live, filtered, show, state } = opened;
    await show({ filter: { thingGroup: last } });
    const { thingNames } = state();
    const [leaving = ''] = thingNames;
    live.simulator.update(leaving, () => ({ effectiveDeployments: [] }));
    await live.advance(1);
    await filtered.refresh();
    assert.deepEqual(state().thingNames, thingNames.slice(1));
  });
});

describe('a filtered fleet without thing groups or a filter', () => {
  let opened: OpenQuery;
  beforeEach(async () => {
    opened = await openQuery(10);
  });
  afterEach(() => opened.close());

  it("offers no thing groups if they can't load", async () => {
    const { live, filtered } = opened;
    live.simulator.setFaults({ operation: 'ListThingGroups', effect: { kind: 'html', status: 407 } });
    assert.deepEqual(await filtered.thingGroups(), []);
  });

  it('sends nothing on a refresh', async () => {
    const { live, filtered, show } = opened;
    await show({ filter: { name: '*' } });
    filtered.clear();
    live.takeRequests();
    await filtered.refresh();
    assert.deepEqual([live.takeRequests(), filtered.query], [[], undefined]);
  });
});
