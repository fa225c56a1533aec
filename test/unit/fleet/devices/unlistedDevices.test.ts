import assert from 'node:assert/strict';
import type { CoreDevice } from '../../../../src/greengrass/model';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { Page } from '../../../../src/greengrass/ports/fleetSource';
import { DevicePass } from '../../../../src/fleet/devices/devicePass';
import { UnlistedDevices } from '../../../../src/fleet/devices/unlistedDevices';
import { FakeClock, settled } from '../../fakeClock';
import { coreDevice } from '../../fixtures';
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
  let names: () => readonly string[];

  function page(number: number, last = 14): Page<CoreDevice> {
    const items = [coreDevice({ coreDeviceThingName: `press-${number}` })];
    return { items, nextToken: number < last ? String(number + 1) : undefined };
  }

  beforeEach(async () => {
    asked = [];
    answer = (token) => page(Number(token ?? 0));
    gate = Promise.resolve();
    const { directory, context, list } = openList(
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
      },
      new FakeClock(),
    );
    unlisted = new UnlistedDevices({ list, directory, startPass: (only) => new DevicePass(context, only) });
    names = () => [...directory.names()];
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
});
