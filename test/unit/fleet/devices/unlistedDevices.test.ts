import assert from 'node:assert/strict';
import type { CoreDevice } from '../../../../src/greengrass/model';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { Page } from '../../../../src/greengrass/ports/page';
import type { DeviceDirectory } from '../../../../src/fleet/devices/deviceDirectory';
import { DevicePass } from '../../../../src/fleet/devices/devicePass';
import { UnlistedDevices } from '../../../../src/fleet/devices/unlistedDevices';
import { background } from '../../../../src/fleet/requests/requestPool';
import { FakeClock, settled } from '../../fakeClock';
import { coreDevice, coreDeviceDetails } from '../../fixtures';
import { openList } from './openList';

const nobody = new AbortController().signal;
const listed = 10;

describe('the unlisted devices of a fleet', () => {
  /** Tokens of the pages requested since the list was read. */
  let asked: (string | undefined)[];
  /** Each page: one device or an error. Waits for `gate`. */
  let answer: (token: string | undefined) => Page<CoreDevice> | Error;
  let gate: Promise<void>;
  let unlisted: UnlistedDevices;
  let directory: DeviceDirectory;
  let names: () => readonly string[];

  function page(number: number, last = 14): Page<CoreDevice> {
    const items = [coreDevice({ coreDeviceThingName: `press-${number}` })];
    return { items, nextToken: number < last ? String(number + 1) : undefined };
  }

  /** Opens a fleet whose list hasn't been read. */
  function open() {
    asked = [];
    answer = (token) => page(Number(token ?? 0));
    gate = Promise.resolve();
    const opened = openList(
      {
        listCoreDevices: async (token) => {
          asked.push(token);
          await gate;
          const answered = answer(token);
          if (answered instanceof Error) {
            throw answered;
          }
          return answered;
        },
        getCoreDevice: (coreDeviceThingName) => Promise.resolve(coreDeviceDetails({ coreDeviceThingName })),
      },
      new FakeClock(),
    );
    const { context, list } = opened;
    ({ directory } = opened);
    unlisted = new UnlistedDevices({ list, directory, startPass: (only) => new DevicePass(context, only) });
    names = () => [...directory.names()];
    return list;
  }

  beforeEach(async () => {
    const list = open();
    await list.readFirst();
    await list.settled();
    assert.equal(names().length, listed);
    asked = [];
  });

  async function read(): Promise<string | undefined> {
    return unlisted
      .readAll(nobody, () => undefined)
      .then(
        () => undefined,
        (error: unknown) => (error instanceof Error && 'kind' in error ? String(error.kind) : 'error'),
      );
  }

  it('resume at the failed page', async () => {
    answer = (token) => (token === '12' ? fleetError({ kind: 'offline' }, 'no') : page(Number(token)));
    assert.deepEqual([await read(), unlisted.areRead], ['offline', false]);
    answer = (token) => page(Number(token));
    assert.deepEqual([await read(), unlisted.areRead, names().length], [undefined, true, 15]);
    assert.deepEqual(asked, ['10', '11', '12', '12', '13', '14']);
  });

  it("start over after an invalid token of the list, which isn't used again", async () => {
    answer = () => fleetError({ kind: 'invalid' }, 'a token that nobody knows');
    assert.equal(await read(), 'invalid');
    answer = (token) => page(Number(token ?? 0));
    asked = [];
    assert.deepEqual([await read(), asked[0], names().length], [undefined, undefined, 15]);
    assert.equal(asked.length, 15);
  });

  it('start over after endless paging', async () => {
    answer = () => page(10);
    // Its next token is that of page 11, repeatedly.
    assert.equal(await read(), 'badResponse');
    answer = (token) => page(Number(token ?? 0));
    asked = [];
    assert.deepEqual([await read(), asked[0], names().length], [undefined, undefined, 15]);
  });

  it("aren't complete because of a read that started before they were outdated", async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const before = read();
    await settled();
    unlisted.markOutdated();
    open();
    await before;
    assert.equal(unlisted.areRead, false);
    asked = [];
    await read();
    assert.deepEqual([unlisted.areRead, asked[0]], [true, '10']);
  });

  it('load from the first page if the list has never loaded', async () => {
    open();
    assert.deepEqual([await read(), unlisted.areRead, names().length], [undefined, true, 15]);
    assert.equal(asked[0], undefined);
  });

  it('load once', async () => {
    await read();
    asked = [];
    await read();
    await unlisted.readFiltered({ status: 'UNHEALTHY' }, nobody, () => undefined);
    assert.deepEqual(asked, []);
  });

  it('send nothing if the list has all core devices', async () => {
    const list = open();
    answer = () => page(0, 0);
    await list.readFirst();
    await list.settled();
    asked = [];
    await read();
    await unlisted.readFiltered({ status: 'UNHEALTHY' }, nobody, () => undefined);
    assert.deepEqual([asked, names()], [[], ['press-0']]);
  });

  it('that match a filter load one page ahead', async () => {
    const ahead: number[] = [];
    let pages = 0;
    await unlisted.readFiltered({ status: 'HEALTHY' }, nobody, () => {
      pages += 1;
      ahead.push(asked.length - pages);
    });
    // The last page has none after it, and the last report is about the devices that were missing.
    assert.deepEqual(ahead, [...Array<number>(14).fill(1), 0, -1]);
  });

  describe('that match a filter, when they are refreshed', () => {
    const only = { status: 'UNHEALTHY' } as const;
    const sick = ['press-1', 'press-2', 'press-3'];
    beforeEach(() => {
      directory.keep(sick.map((coreDeviceThingName) => coreDevice({ coreDeviceThingName, ...only })));
      // AWS returns none of them.
      answer = () => ({ items: [], nextToken: undefined });
    });

    it('are kept once they have recovered', async () => {
      const pages = unlisted.reread(only, { caller: background, signal: nobody });
      while ((await pages.next()).done !== true);
      assert.deepEqual(
        sick.map((name) => directory.get(name)?.device.status),
        Array(3).fill('HEALTHY'),
      );
      assert.equal(names().length, listed);
    });

    it("aren't read if they are gone in the meantime", async () => {
      const pages = unlisted.reread(only, { caller: background, signal: nobody });
      // The page, and the first missing device.
      await pages.next();
      await pages.next();
      directory.forget(['press-2']);
      while ((await pages.next()).done !== true);
      assert.equal(directory.get('press-2'), undefined);
      assert.equal(directory.get('press-3')?.device.status, 'HEALTHY');
    });
  });
});
