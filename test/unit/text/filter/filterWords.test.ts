import assert from 'node:assert/strict';
import { filterMessage, type FilteredDevices } from '../../../../src/text/filter/filterMessage';
import { filterWords } from '../../../../src/text/filter/filterWords';
import { refusalWords } from '../../../../src/text/filter/indexWords';
import { fullFilter } from '../../fleet/selection/fullFilter';

describe('the words for a filter', () => {
  it('name every part', () => {
    assert.equal(
      filterWords(fullFilter),
      '2 selected core devices, name press*, status Unhealthy, stale, failing, stuck, differing, offline, runtime aws_nucleus_lite, platform linux, nucleus 2.12, error code DISK_SPACE_CRITICAL, component com.acme.Monitor 1.2.3 (Broken), thing group line-3, thing type gateway, attribute site=graz',
    );
    assert.equal(filterWords({ name: '!a\u202eb', status: 'SLEEPING' }), 'name !a\\u202eb, status SLEEPING');
    assert.equal(filterWords({ status: 'healthy' }), 'status Healthy');
    assert.equal(filterWords({ status: 'no status' }), 'status No status');
    assert.equal(filterWords({}), '');
  });

  it('have the number of matches and of devices', () => {
    const counts = {
      shown: 12,
      considered: 100_000,
      scanned: 340,
      isComplete: true,
      isWhole: true,
      readAt: undefined,
      others: 0,
      summary: undefined,
    };
    assert.equal(
      filterMessage({ filter: { component: 'X' }, ...counts }, 'local'),
      'Filter: component X. 12 of 100,000 core devices; 99,660 not scanned.',
    );
    assert.equal(
      filterMessage({ filter: { name: 'a' }, ...counts }, 'local'),
      'Filter: name a. 12 of 100,000 core devices.',
    );
    const partial = {
      shown: 1_200,
      considered: 4_000,
      scanned: 0,
      isComplete: false,
      isWhole: true,
      readAt: undefined,
      others: 0,
      summary: undefined,
    };
    assert.equal(
      filterMessage({ filter: { isFailing: true }, ...partial }, 'local'),
      'Filter: failing. 1,200 of the first 4,000 core devices; 4,000 not scanned.',
    );
    const named = { ...counts, isWhole: false, readAt: undefined };
    assert.equal(
      filterMessage({ filter: { status: 'UNHEALTHY' }, ...named }, 'local'),
      'Filter: status Unhealthy. 12 core devices.',
      'The size is unknown when AWS filters.',
    );
    const readAt = new Date('2026-11-23T12:00:00Z');
    const together = { ...counts, shown: 100_000, readAt };
    assert.equal(
      filterMessage({ filter: {}, ...together }, 'local'),
      'Core devices loaded 2026-11-23 12:00 UTC.',
      'Without a filter, the devices are grouped.',
    );
    assert.equal(
      filterMessage({ filter: {}, ...together, isComplete: false, readAt: undefined }, 'local'),
      '100,000 core devices so far.',
    );
    const all = {
      shown: 1,
      considered: 1,
      scanned: 1,
      isComplete: true,
      isWhole: true,
      readAt: undefined,
      others: 0,
      summary: undefined,
    };
    assert.equal(
      filterMessage({ filter: { errorCode: 'A' }, ...all }, 'local'),
      'Filter: error code A. 1 of 1 core device.',
    );
  });

  it("don't repeat what the summary of the fleet says", () => {
    const readAt = new Date('2026-11-30T15:09:00Z');
    const counts = { shown: 29, considered: 10_000, scanned: 29, isComplete: true, isWhole: true, readAt, others: 0 };
    const minutesLater = (minutes: number): Date => new Date(readAt.getTime() + minutes * 60_000);
    const message = (scannedAt: Date | undefined, some: Partial<FilteredDevices> = {}): string | undefined =>
      filterMessage({ filter: { isFailing: true }, ...counts, summary: { known: 10_000, scannedAt }, ...some }, 'utc');
    const brief = 'Filter: failing. 29 core devices; 9,971 not scanned.';
    for (const minutes of [-60, 0, 5]) {
      assert.equal(message(minutesLater(minutes)), brief);
    }
    const dated = 'Filter: failing. 29 core devices, data from 2026-11-30 15:09 UTC; 9,971 not scanned.';
    for (const scannedAt of [minutesLater(6), undefined]) {
      assert.equal(message(scannedAt), dated);
    }
    assert.equal(
      message(minutesLater(0), { considered: 4_000 }),
      'Filter: failing. 29 of 4,000 core devices; 3,971 not scanned.',
    );
    assert.equal(
      message(minutesLater(0), { isComplete: false }),
      'Filter: failing. 29 of the first 10,000 core devices; 9,971 not scanned.',
    );
    assert.equal(message(minutesLater(0), { filter: {} }), undefined);
    assert.equal(message(minutesLater(6), { filter: {} }), 'Core devices loaded 2026-11-30 15:09 UTC.');
  });

  it('count the things in the fleet index that are no core devices', () => {
    const readAt = new Date('2026-11-23T12:00:00Z');
    const found = {
      shown: 87,
      considered: 87,
      scanned: 0,
      isComplete: false,
      isWhole: false,
      readAt,
      summary: undefined,
    };
    assert.equal(
      filterMessage({ filter: { isOffline: true }, ...found, others: 13 }, 'local'),
      "Filter: offline. 87 core devices so far, data from 2026-11-23 12:00 UTC. 13 things in the index aren't core devices.",
    );
    assert.match(
      filterMessage({ filter: { isOffline: true }, ...found, others: 1 }, 'local') ?? '',
      / 1 thing in the index isn't a core device\.$/u,
    );
  });
});

describe('why the fleet index refuses a filter', () => {
  it('is a sentence', () => {
    assert.equal(
      refusalWords({ part: 'attribute', character: '\u202e' }),
      "Fleet indexing doesn't support the character \\u202e here.",
    );
    assert.equal(
      refusalWords({ part: 'attribute', character: undefined }),
      'Type a name and a value, such as site=graz.',
    );
    assert.equal(refusalWords({ part: 'thingType', character: undefined }), "This isn't a valid thing type.");
  });
});
