import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { CoreDevice } from '../../../../src/greengrass/model';
import type { Page } from '../../../../src/greengrass/ports/fleetSource';
import type { CoreDeviceList } from '../../../../src/fleet/devices/coreDeviceList';
import { background, click } from '../../../../src/fleet/requests/requestPool';
import { coreDevice } from '../../fixtures';
import { openList } from './openList';

const clock = { now: () => new Date(0), delay: () => Promise.resolve() };

interface PendingRequest {
  readonly token: string | undefined;
  readonly signal: AbortSignal;
  readonly respond: (page: Page<CoreDevice>) => void;
  readonly fail: (error: Error) => void;
}

/** A page with one device. */
function page(name: string, nextToken?: string): Page<CoreDevice> {
  return { items: [coreDevice({ coreDeviceThingName: name })], nextToken };
}

describe('a background refresh of the list of core devices', () => {
  let requests: PendingRequest[];
  let drawn: number;
  let list: CoreDeviceList;

  /** Responds to the latest request. */
  async function respond(next: Page<CoreDevice> | Error): Promise<void> {
    const request = requests.at(-1);
    assert.ok(request);
    if (next instanceof Error) {
      request.fail(next);
    } else {
      request.respond(next);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  beforeEach(async () => {
    [requests, drawn] = [[], 0];
    ({ list } = openList(
      {
        listCoreDevices: (token, signal) =>
          new Promise((resolve, reject) => requests.push({ token, signal, respond: resolve, fail: reject })),
      },
      clock,
      () => {
        drawn += 1;
      },
    ));
    void list.readFirst();
    for (let number = 0; number < 10; number += 1) {
      await respond(page(`press-${number}`, String(number)));
    }
    drawn = 0;
  });

  it('changes nothing until it is complete', async () => {
    const reading = list.refresh(background);
    await respond(page('crane-1', '1'));
    assert.deepEqual([list.state.tail, list.state.thingNames.length, drawn], ['more', 10, 0]);
    await respond(page('crane-2'));
    await reading;
    assert.deepEqual([list.state.tail, list.state.thingNames, drawn], ['end', ['crane-1', 'crane-2'], 1]);
  });

  it('keeps the devices with an error when it fails, until a later read succeeds', async () => {
    const failing = list.refresh(background);
    await respond(fleetError({ kind: 'offline' }, 'no'));
    await failing;
    assert.deepEqual([list.state.error?.kind, list.state.thingNames.length], ['offline', 10]);
    const recovering = list.refresh(background);
    assert.equal(list.state.error?.kind, 'offline');
    await respond(page('press-1'));
    await recovering;
    assert.deepEqual([list.state.error, list.state.thingNames], [undefined, ['press-1']]);
  });

  it('continues when the user loads more', async () => {
    const reading = list.refresh(background);
    const more = list.readMore();
    assert.deepEqual([requests.at(-2)?.signal.aborted, requests.at(-1)?.token], [true, '9']);
    await respond(page('press-10'));
    await more;
    assert.equal(list.state.thingNames.length, 11);
    requests.at(-2)?.respond(page('late'));
    await reading;
    assert.equal(list.state.thingNames.length, 11);
  });

  it("doesn't start a second read while the user's read is in flight", async () => {
    const userRead = list.refresh();
    const backgroundRead = list.refresh(background);
    const before = requests.length;
    await respond(page('press-1'));
    await Promise.all([userRead, backgroundRead]);
    assert.equal(requests.length, before);
  });

  it('is canceled with its signal, unlike a read of the user', async () => {
    const abort = new AbortController();
    const backgroundRead = list.refresh(background, abort.signal);
    abort.abort();
    assert.equal(requests.at(-1)?.signal.aborted, true);
    await respond(page('late'));
    await backgroundRead;
    const userRead = list.refresh();
    const other = new AbortController();
    const joined = list.refresh(background, other.signal);
    other.abort();
    await joined;
    assert.equal(requests.at(-1)?.signal.aborted, false);
    await respond(page('press-1'));
    await userRead;
    assert.deepEqual(list.state.thingNames, ['press-1']);
  });

  it('starts over when the user retries after a failure', async () => {
    for (const caller of [background, click]) {
      const failing = list.refresh(caller);
      await respond(fleetError({ kind: 'offline' }, 'no'));
      await failing;
      assert.deepEqual([list.state.tail, list.state.isPartial], ['failed', false]);
      const again = list.readMore();
      assert.equal(requests.at(-1)?.token, undefined);
      await respond(page('press-1', '1'));
      await respond(page('press-2'));
      await again;
      assert.deepEqual([list.state.tail, list.state.thingNames], ['end', ['press-1', 'press-2']]);
    }
  });

  it('resumes at the failed page, or at the first page after an invalid token', async () => {
    const ways: readonly (readonly [Error | Page<CoreDevice>, string | undefined])[] = [
      [fleetError({ kind: 'offline' }, 'no'), '9'],
      [fleetError({ kind: 'badResponse' }, 'no JSON'), '9'],
      [fleetError({ kind: 'invalid' }, 'an unknown token'), undefined],
    ];
    for (const [failure, from] of ways) {
      const failing = list.readMore();
      assert.equal(requests.at(-1)?.token, '9');
      await respond(failure);
      await failing;
      assert.deepEqual([list.state.tail, list.state.isPartial], ['failed', true]);
      const again = list.readMore();
      assert.equal(requests.at(-1)?.token, from);
      if (from === undefined) {
        await respond(page('press-0'));
      } else {
        await respond(fleetError({ kind: 'offline' }, 'no'));
      }
      await again;
    }
    assert.deepEqual([list.state.tail, list.state.thingNames], ['end', ['press-0']]);
  });

  it('starts over after endless paging', async () => {
    // The pages are empty, so the list requests more.
    const empty = { items: [], nextToken: '9' };
    const failing = list.readMore();
    await respond(empty);
    await failing;
    assert.deepEqual([list.state.tail, list.state.error?.kind], ['failed', 'badResponse']);
    const again = list.readMore();
    assert.equal(requests.at(-1)?.token, undefined);
    await respond(page('press-0'));
    await again;
    assert.deepEqual(list.state.thingNames, ['press-0']);
  });

  it("doesn't block opening the list", async () => {
    void list.refresh(background);
    await list.readFirst();
    assert.equal(list.state.thingNames.length, 10);
  });
});
