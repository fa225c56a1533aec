import assert from 'node:assert/strict';
import type { CoreDevice } from '../../../../src/greengrass/model';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { Page } from '../../../../src/greengrass/ports/fleetSource';
import { DevicePass } from '../../../../src/fleet/devices/devicePass';
import { UnlistedDevices } from '../../../../src/fleet/devices/unlistedDevices';
import { FakeClock, settled } from '../../fakeClock';
import { coreDevice } from '../../fixtures';
import { openList } from './openList';

const neverAborted = new AbortController().signal;
const listed = 10;

describe('the unlisted devices of a fleet', () => {
  /** Tokens of the pages requested since the list was read. */
  let requested: (string | undefined)[];
  /** Each page: one device or an error. Waits for `gate`. */
  let respond: (token: string | undefined) => Page<CoreDevice> | Error;
  let gate: Promise<void>;
  let unlisted: UnlistedDevices;
  let names: () => readonly string[];

  function page(number: number, last = 14): Page<CoreDevice> {
    const items = [coreDevice({ coreDeviceThingName: `press-${number}` })];
    return { items, nextToken: number < last ? String(number + 1) : undefined };
  }

  beforeEach(async () => {
    requested = [];
    respond = (token) => page(Number(token ?? 0));
    gate = Promise.resolve();
    const { directory, context, list } = openList(
      {
        listCoreDevices: async (token) => {
          requested.push(token);
          await gate;
          const response = respond(token);
          if (response instanceof Error) {
            throw response;
          }
          return response;
        },
      },
      new FakeClock(),
    );
    unlisted = new UnlistedDevices({ list, directory, startPass: (only) => new DevicePass(context, only) });
    names = () => [...directory.names()];
    await list.readFirst();
    await list.settled();
    assert.equal(names().length, listed);
    requested = [];
  });

  async function read(): Promise<string | undefined> {
    return unlisted
      .readAll(neverAborted, () => undefined)
      .then(
        () => undefined,
        (error: unknown) => (error instanceof Error && 'kind' in error ? String(error.kind) : 'error'),
      );
  }

  it('resume at the failed page', async () => {
    respond = (token) => (token === '12' ? fleetError({ kind: 'offline' }, 'no') : page(Number(token)));
    assert.deepEqual([await read(), unlisted.areRead], ['offline', false]);
    respond = (token) => page(Number(token));
    assert.deepEqual([await read(), unlisted.areRead, names().length], [undefined, true, 15]);
    assert.deepEqual(requested, ['10', '11', '12', '12', '13', '14']);
  });

  it("start over after an invalid token of the list, which isn't used again", async () => {
    respond = () => fleetError({ kind: 'invalid' }, 'an unknown token');
    assert.equal(await read(), 'invalid');
    respond = (token) => page(Number(token ?? 0));
    requested = [];
    assert.deepEqual([await read(), requested[0], names().length], [undefined, undefined, 15]);
    assert.equal(requested.length, 15);
  });

  it('start over after endless paging', async () => {
    respond = () => page(10);
    // Its next token is that of page 11, repeatedly.
    assert.equal(await read(), 'badResponse');
    respond = (token) => page(Number(token ?? 0));
    requested = [];
    assert.deepEqual([await read(), requested[0], names().length], [undefined, undefined, 15]);
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
    requested = [];
    await read();
    assert.deepEqual([unlisted.areRead, requested[0]], [true, '10']);
  });
});
