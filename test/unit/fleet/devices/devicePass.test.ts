import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DevicePass } from '../../../../src/fleet/devices/devicePass';
import { click, type Caller } from '../../../../src/fleet/requests/requestPool';
import { FakeClock, settled } from '../../fakeClock';
import { coreDevice, coreDeviceDetails } from '../../fixtures';
import { openList } from './openList';

const { signal } = new AbortController();

function named(coreDeviceThingName: string) {
  return coreDevice({ coreDeviceThingName });
}

/** A fleet with the devices of a set. The clock doesn't advance, because no result may depend on time. */
function openFleet() {
  const there = new Set(['press-1', 'press-2', 'press-3']);
  const opened = openList(
    {
      listCoreDevices: () => Promise.resolve({ items: [...there].map(named), nextToken: undefined }),
      getCoreDevice: (coreDeviceThingName) => Promise.resolve(coreDeviceDetails({ coreDeviceThingName })),
    },
    new FakeClock(),
  );
  const read = async (pass: DevicePass): Promise<void> => {
    for await (const { items } of pass.pages({ ahead: 0 }, { caller: click, signal })) {
      opened.directory.keep(items);
    }
  };
  return { ...opened, there, read, names: () => [...opened.directory.names()] };
}

describe('a pass over the list of core devices', () => {
  it('keeps a device that GetCoreDevice returned meanwhile, and the next pass removes it', async () => {
    const { directory, context, there, read, names } = openFleet();
    await read(new DevicePass(context));
    const pass = new DevicePass(context);
    await read(pass);
    there.delete('press-2');
    await directory.find('press-9');
    await directory.get('press-2')?.details.read();
    pass.forgetMissing();
    assert.deepEqual(names(), ['press-1', 'press-2', 'press-3', 'press-9']);
    const next = new DevicePass(context);
    await read(next);
    next.forgetMissing();
    assert.deepEqual(names(), ['press-1', 'press-3']);
  });

  it('misses exactly the devices that match its filter and were not seen', async () => {
    const { directory, context } = openFleet();
    directory.keep([named('press-1'), coreDevice({ coreDeviceThingName: 'press-2', status: 'UNHEALTHY' })]);
    const whole = new DevicePass(context);
    const unhealthy = new DevicePass(context, { status: 'UNHEALTHY' });
    assert.deepEqual([whole.missing(), unhealthy.missing()], [['press-1', 'press-2'], ['press-2']]);
    await directory.get('press-2')?.details.read();
    assert.deepEqual([whole.missing(), unhealthy.missing()], [['press-1'], []]);
  });

  it('removes no device that another pass has seen since its start', () => {
    const { directory, context, names } = openFleet();
    directory.keep(['press-1', 'press-2', 'press-3'].map(named));
    const [first, second] = [new DevicePass(context), new DevicePass(context)];
    // Neither pass sees all devices, because devices move between pages.
    directory.keep([named('press-1')]);
    directory.keep([named('press-2')]);
    second.forgetMissing();
    assert.deepEqual(names(), ['press-1', 'press-2']);
    first.forgetMissing();
    assert.deepEqual(names(), ['press-1', 'press-2']);
    const third = new DevicePass(context);
    directory.keep([named('press-2')]);
    third.forgetMissing();
    assert.deepEqual(names(), ['press-2']);
  });

  it('removes exactly the devices that nothing has seen since its start, with any number of concurrent passes', () => {
    const device = fc.nat(5).map((number) => `press-${number}`);
    const events = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('begin' as const), pass: fc.nat(3) }),
        fc.record({ kind: fc.constant('name' as const), device }),
        fc.record({ kind: fc.constant('end' as const), pass: fc.nat(3) }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(events, (all) => {
        const { directory, context, names } = openFleet();
        const passes = new Map<number, { readonly pass: DevicePass; readonly startedAt: number }>();
        const namedAt = new Map<string, number>();
        all.forEach((event, at) => {
          if (event.kind === 'begin') {
            passes.set(event.pass, { pass: new DevicePass(context), startedAt: at });
          } else if (event.kind === 'name') {
            directory.keep([named(event.device)]);
            namedAt.set(event.device, at);
          } else {
            const { pass, startedAt = 0 } = passes.get(event.pass) ?? {};
            pass?.forgetMissing();
            const gone = pass === undefined ? [] : [...namedAt].filter(([, when]) => when < startedAt);
            gone.forEach(([name]) => namedAt.delete(name));
          }
          assert.deepEqual([...names()].sort(), [...namedAt.keys()].sort());
        });
      }),
    );
  });
});

describe('the requests of a pass over the list of core devices', () => {
  /** A pass over five pages, and the priorities of its requests so far. */
  function openPages() {
    const asked: Caller['priority'][] = [];
    const { context } = openList(
      {
        listCoreDevices: (token = '1') => {
          const nextToken = token === '5' ? undefined : String(Number(token) + 1);
          return Promise.resolve({ items: [named(`press-${token}`)], nextToken });
        },
      },
      new FakeClock(),
    );
    const pass = new DevicePass({
      ...context,
      request: (options, request) => {
        asked.push(options.caller.priority);
        return context.request(options, request);
      },
    });
    return { pass, asked };
  }

  it('give way to clicks after the first page', async () => {
    const { pass, asked } = openPages();
    for await (const { nextToken } of pass.pages({ ahead: 0 }, { caller: click, signal })) {
      if (nextToken === '4') {
        break;
      }
    }
    assert.deepEqual(asked, ['click', 'background', 'background']);
  });

  it('are one at a time, or one ahead', async () => {
    for (const [ahead, requests] of [
      [0, 1],
      [5, 2],
    ] as const) {
      const { pass, asked } = openPages();
      const pages = pass.pages({ ahead }, { caller: click, signal });
      await pages.next();
      await settled();
      assert.equal(asked.length, requests);
    }
  });
});
