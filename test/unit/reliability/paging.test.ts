import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fleetError } from '../../../src/greengrass/ports/fleetError';
import type { CoreDevice } from '../../../src/greengrass/model';
import type { Page } from '../../../src/greengrass/ports/page';
import { followPages, type FetchPage } from '../../../src/fleet/requests/followPages';
import { Listing } from '../../../src/fleet/requests/listing';
import { PagingGuard } from '../../../src/fleet/requests/pagingGuard';
import { openList } from '../fleet/devices/openList';
import { coreDevice } from '../fixtures';
import { clock } from './faultTable';

/** A paged list. A page can repeat items of earlier pages and can be empty. */
const lists = fc.array(
  fc.record({
    own: fc.integer({ min: 0, max: 3 }),
    again: fc.array(fc.nat(20), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 14 },
);

/** Result of a request. `abort`: the caller has canceled when the response arrives. */
const outcomes = fc.array(fc.constantFrom<Outcome>('succeed', 'succeed', 'succeed', 'fail', 'abort'), {
  maxLength: 30,
});
type Outcome = 'succeed' | 'fail' | 'abort';

/** A service with such a list, and all its items. */
class PagedService {
  readonly all: readonly string[];
  requests = 0;
  lose = (): void => undefined;
  private readonly pages: readonly (readonly string[])[];

  constructor(
    shape: typeof lists extends fc.Arbitrary<infer T> ? T : never,
    private readonly outcomes: readonly Outcome[],
  ) {
    const all: string[] = [];
    this.pages = shape.map(({ own, again }) => {
      const repeated = again.flatMap((index) => all[index] ?? []);
      const fresh = Array.from({ length: own }, (_, index) => `item-${all.length + index}`);
      all.push(...fresh);
      return [...repeated, ...fresh];
    });
    this.all = all;
  }

  readonly fetch: FetchPage<string> = (token) => {
    const outcome = this.outcomes[this.requests] ?? 'succeed';
    this.requests += 1;
    const index = Number(token ?? 0);
    if (outcome === 'fail') {
      return Promise.reject(fleetError({ kind: 'service' }, 'no'));
    }
    if (outcome === 'abort') {
      this.lose();
    }
    const page: Page<string> = {
      items: this.pages[index] ?? [],
      nextToken: index + 1 < this.pages.length ? String(index + 1) : undefined,
    };
    return Promise.resolve(page);
  };
}

describe('paging', () => {
  it('ends for any graph of tokens with any items', async () => {
    const graphs = fc.array(fc.record({ next: fc.option(fc.nat(9)), items: fc.array(fc.nat(3)) }), {
      minLength: 10,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const got: number[] = [];
        let requested = 0;
        const fetchPage: FetchPage<number> = (token) => {
          requested += 1;
          const { next = null, items = [] } = graph[Number(token ?? 0)] ?? {};
          return Promise.resolve({ items, nextToken: next === null ? undefined : String(next) });
        };
        const list = { fetchPage, guard: new PagingGuard<number>(String) };
        try {
          for await (const { items } of followPages(list, new AbortController().signal)) {
            got.push(...new Set(items));
          }
        } catch (error) {
          assert.match(String(error), /repeated/u);
        }
        assert.ok(requested <= 11);
        assert.equal(new Set(got).size, got.length);
      }),
    );
  });

  it('ends if each token is new: soon with repeated items, after a million with new ones', async () => {
    const follow = async (itemOf: (page: number) => number): Promise<number> => {
      let requested = 0;
      const fetchPage: FetchPage<number> = () => {
        requested += 1;
        return Promise.resolve({ items: [itemOf(requested)], nextToken: `token-${requested}` });
      };
      const list = { fetchPage, guard: new PagingGuard<number>(String) };
      const pages = followPages(list, new AbortController().signal);
      const toTheEnd = async (): Promise<void> => {
        while ((await pages.next()).done !== true);
      };
      await assert.rejects(toTheEnd(), { kind: 'badResponse' });
      return requested;
    };
    assert.deepEqual([await follow(() => 1), await follow((page) => page)], [11, 10_000]);
  });

  it('merges the lists of a device without losses or duplicates, despite any failures and cancellations', async () => {
    const actions = fc.array(fc.constantFrom('read', 'refresh', 'outdate'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lists, outcomes, actions, async (shape, ways, steps) => {
        const service = new PagedService(shape, ways);
        const listing = new Listing(service.fetch, String, clock, () => undefined);
        let shown = 0;
        const assertKept = (): void => {
          const { items = [] } = listing.state;
          assert.deepEqual(items, service.all.slice(0, items.length));
          assert.ok(items.length >= shown, 'Visible devices stay.');
          shown = items.length;
        };
        for (const step of steps) {
          const abort = new AbortController();
          service.lose = () => {
            abort.abort();
          };
          if (step === 'outdate') {
            listing.markOutdated();
          } else {
            await (step === 'read' ? listing.read(undefined, abort.signal) : listing.refresh());
          }
          assertKept();
        }
        for (let tries = 0; tries <= ways.length + 1; tries += 1) {
          await listing.read();
          assertKept();
        }
        assert.deepEqual([listing.state.items, listing.state.error], [service.all, undefined]);
      }),
    );
  });

  it('merges the fleet without losses or duplicates, despite any failures and cancellations', async () => {
    const actions = fc.array(fc.constantFrom('first', 'more', 'refresh'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lists, outcomes, actions, async (shape, ways, steps) => {
        const service = new PagedService(shape, ways);
        const listCoreDevices: FetchPage<CoreDevice> = async (token, signal) => {
          const { items, nextToken } = await service.fetch(token, signal);
          return { items: items.map((coreDeviceThingName) => coreDevice({ coreDeviceThingName })), nextToken };
        };
        const { directory, list } = openList({ listCoreDevices }, clock);
        let shown: ReadonlySet<string> = new Set();
        const assertKept = (): void => {
          const { thingNames } = list.state;
          const now = new Set(thingNames);
          assert.equal(now.size, thingNames.length);
          assert.ok(
            [...shown].every((name) => now.has(name)),
            'Visible devices stay.',
          );
          assert.ok(thingNames.every((name) => directory.get(name) !== undefined));
          shown = now;
        };
        service.lose = () => {
          list.cancel();
        };
        for (const step of steps) {
          await (step === 'first' ? list.readFirst() : step === 'more' ? list.readMore() : list.refresh());
          await list.settled();
          assertKept();
        }
        service.lose = () => undefined;
        await list.refresh();
        for (let tries = 0; tries <= ways.length + shape.length; tries += 1) {
          if (list.state.tail !== 'end') {
            await list.readMore();
            assertKept();
          }
        }
        assert.deepEqual([...list.state.thingNames].sort(), [...service.all].sort());
      }),
    );
  });
});
