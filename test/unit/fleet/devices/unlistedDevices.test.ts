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

describe('the devices that the list of a fleet does not show', () => {
  /** The tokens of the pages that were asked for since the list was read. */
  let asked: (string | undefined)[];
  /** What each page has, one device a page, or why it cannot be read. Waits for `gate`. */
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

  it('are read on from the page that failed', async () => {
    answer = (token) => (token === '12' ? fleetError({ kind: 'offline' }, 'no') : page(Number(token)));
    assert.deepEqual([await read(), unlisted.areRead], ['offline', false]);
    answer = (token) => page(Number(token));
    assert.deepEqual([await read(), unlisted.areRead, names().length], [undefined, true, 15]);
    assert.deepEqual(asked, ['10', '11', '12', '12', '13', '14']);
  });

  it('are read from the start where the token of the list leads nowhere: it is not used again', async () => {
    answer = () => fleetError({ kind: 'invalid' }, 'a token that nobody knows');
    assert.equal(await read(), 'invalid');
    answer = (token) => page(Number(token ?? 0));
    asked = [];
    assert.deepEqual([await read(), asked[0], names().length], [undefined, undefined, 15]);
    assert.equal(asked.length, 15);
  });

  it('are read from the start after the service went round in circles', async () => {
    answer = () => page(10);
    // The token of the page after it is that of page 11, again and again.
    assert.equal(await read(), 'badAnswer');
    answer = (token) => page(Number(token ?? 0));
    asked = [];
    assert.deepEqual([await read(), asked[0], names().length], [undefined, undefined, 15]);
  });

  it('are not taken for known because of a reading that began before they had to be read again', async () => {
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
