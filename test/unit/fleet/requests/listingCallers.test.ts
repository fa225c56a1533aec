import assert from 'node:assert/strict';
import { Listing } from '../../../../src/fleet/requests/listing';
import { background, click, type Caller } from '../../../../src/fleet/requests/requestPool';
import { fleetError, type FleetError } from '../../../../src/greengrass/ports/fleetError';
import type { Page } from '../../../../src/greengrass/ports/page';
import { settled } from '../../fakeClock';

/** A request that waits for its response. */
interface Sent {
  readonly token: string | undefined;
  readonly signal: AbortSignal;
  readonly caller: Caller;
  readonly respond: (items: readonly string[], nextToken?: string) => Promise<void>;
  readonly fail: (error: FleetError) => Promise<void>;
}

describe('the callers of a list', () => {
  let sent: Sent[];
  let listing: Listing<string>;
  let loading: boolean[];

  beforeEach(() => {
    sent = [];
    loading = [];
    listing = new Listing<string>(
      (token, signal, caller) =>
        new Promise<Page<string>>((resolve, reject) => {
          const respond = (items: readonly string[], nextToken?: string): Promise<void> => {
            resolve({ items, nextToken });
            return settled();
          };
          const fail = (error: FleetError): Promise<void> => {
            reject(error);
            return settled();
          };
          sent.push({ token, signal, caller, respond, fail });
        }),
      (item) => item,
      { now: () => new Date(0) },
      () => loading.push(listing.state.isLoading),
    );
  });

  function request(index: number): Sent {
    return sent[index] ?? assert.fail(`There is no request ${index}.`);
  }

  async function loaded(...items: readonly string[]): Promise<void> {
    const reading = listing.read();
    await request(0).respond(items);
    await reading;
    loading = [];
  }

  it('send nothing if they left before the read', async () => {
    await listing.read(click, AbortSignal.abort());
    assert.deepEqual([sent, loading], [[], []]);
  });

  it('keep a read going as long as one of them waits', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const reads = [listing.read(click, first.signal), listing.read(click, second.signal)];
    first.abort();
    await reads[0];
    assert.deepEqual([request(0).signal.aborted, listing.state.isLoading], [false, true]);
    await request(0).respond(['a']);
    await reads[1];
    assert.deepEqual([listing.state.items, sent.length], [['a'], 1]);
  });

  it('cancel the read when the last of them leaves', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const reads = [listing.read(click, first.signal), listing.read(background, second.signal)];
    first.abort();
    second.abort();
    await Promise.all(reads);
    assert.equal(request(0).signal.aborted, true);
    assert.deepEqual([listing.state.isLoading, loading], [false, [true, false]]);
    const again = listing.read();
    await request(1).respond(['b']);
    await again;
    assert.deepEqual(listing.state.items, ['b']);
  });

  it("don't cancel a read that replaced theirs", async () => {
    const abort = new AbortController();
    const old = listing.read(click, abort.signal);
    const fresh = listing.refresh();
    abort.abort();
    await old;
    assert.deepEqual([request(1).signal.aborted, listing.state.isLoading], [false, true]);
    await request(1).respond(['b']);
    await fresh;
    assert.deepEqual(listing.state.items, ['b']);
  });

  it('see that the list is loading, regardless of which caller reads it first', async () => {
    for (const caller of [click, background]) {
      const fresh = new Listing<string>(
        () => Promise.resolve({ items: [], nextToken: undefined }),
        (item) => item,
        { now: () => new Date(0) },
        () => loading.push(fresh.state.isLoading),
      );
      loading = [];
      await fresh.read(caller);
      assert.deepEqual(loading, [true, false]);
    }
  });

  it('see no loading state during a background refresh of a known list', async () => {
    await loaded('a');
    const reading = listing.refresh(background);
    assert.deepEqual([listing.state.isLoading, loading], [false, []]);
    await request(1).respond(['b']);
    await reading;
    assert.deepEqual(loading, [false]);
  });

  it('see no loading state during a background retry of a failed list', async () => {
    const reading = listing.read();
    await request(0).fail(fleetError({ kind: 'offline' }, 'no route'));
    await reading;
    loading = [];
    const again = listing.refresh(background);
    assert.deepEqual(loading, []);
    await request(1).respond(['a']);
    await again;
    assert.deepEqual([listing.state.items, listing.state.error], [['a'], undefined]);
  });

  it('wait for a refresh of the user, because the known items are older', async () => {
    await loaded('a');
    const refresh = listing.refresh();
    let isRead = false;
    const read = listing.read().then(() => {
      isRead = true;
    });
    await settled();
    assert.equal(isRead, false);
    await request(1).respond(['b']);
    await Promise.all([refresh, read]);
    assert.deepEqual([listing.state.items, sent.length], [['b'], 2]);
  });

  it('wait in the background for a background read', async () => {
    await loaded('a');
    const refresh = listing.refresh(background);
    let isRead = false;
    const read = listing.read(background).then(() => {
      isRead = true;
    });
    await settled();
    assert.equal(isRead, false);
    await request(1).respond(['b']);
    await Promise.all([refresh, read]);
    assert.equal(sent.length, 2);
  });

  it('raise the priority of later pages with a click, and never lower it', async () => {
    const first = listing.read(background);
    assert.equal(request(0).caller.priority, 'background');
    const second = listing.read(click);
    const third = listing.read(background);
    assert.equal(request(0).caller.priority, 'click');
    await request(0).respond(['a'], '2');
    assert.equal(request(1).caller.priority, 'click');
    await request(1).respond(['b']);
    await Promise.all([first, second, third]);
    assert.deepEqual(listing.state.items, ['a', 'b']);
  });

  it('load an outdated list from its first page, even if it was only partly loaded', async () => {
    const reading = listing.read();
    await request(0).respond(['a'], '2');
    await request(1).fail(fleetError({ kind: 'service' }, 'no'));
    await reading;
    listing.markOutdated();
    const again = listing.read();
    assert.equal(request(2).token, undefined);
    await request(2).respond(['b']);
    await again;
    assert.deepEqual([listing.state.items, listing.state.isPartial], [['b'], false]);
  });

  it('load a list once after it was marked as outdated before its first read', async () => {
    listing.markOutdated();
    await loaded('a');
    await listing.read();
    assert.equal(sent.length, 1);
  });
});
