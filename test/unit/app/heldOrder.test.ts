import assert from 'node:assert/strict';
import { HeldOrder, type OrderInput } from '../../../src/app/heldOrder';
import type { DeviceSort } from '../../../src/fleet/selection/deviceOrder';
import { FakeClock } from '../fakeClock';

/** A fleet as letters: failing devices in upper case. */
class Fleet {
  sort: DeviceSort = 'failingFirst';
  isExact = false;
  /** How often it was sorted. */
  sorted = 0;
  minute = 0;
  onSort: () => void = () => undefined;
  private version = 0;
  private failing: ReadonlySet<string> = new Set();
  private listed: readonly string[] = [];

  constructor(letters: string) {
    this.list(letters);
  }

  list(letters: string): void {
    this.version += 1;
    this.listed = Array.from(letters.toLowerCase());
    this.failing = new Set(Array.from(letters).filter((letter) => letter !== letter.toLowerCase()));
  }

  /** These devices are failing, listed or not. */
  fail(letters: string): void {
    this.version += 1;
    this.failing = new Set(Array.from(letters));
  }

  read(): OrderInput {
    const { sort, listed, isExact, version, minute } = this;
    const failing = [...this.failing].map((letter) => letter.toLowerCase()).sort();
    return {
      sort,
      listed,
      isExact,
      version: `${version}`,
      minute,
      order: () => {
        this.sorted += 1;
        this.onSort();
        const others = listed.filter((letter) => !failing.includes(letter));
        return { thingNames: [...failing, ...others], failing: new Set(failing) };
      },
      countFailing: (known) => failing.filter((letter) => !known.has(letter)).length,
    };
  }
}

describe('the order of rows', () => {
  let clock: FakeClock;
  let fleet: Fleet;
  let order: HeldOrder;
  let changes: number;

  function open(letters: string): void {
    clock = new FakeClock();
    fleet = new Fleet(letters);
    changes = 0;
    order = new HeldOrder(
      clock,
      () => fleet.read(),
      () => {
        changes += 1;
      },
    );
  }
  afterEach(() => {
    order.dispose();
  });

  function shown(): string {
    return order.current.thingNames.join('');
  }

  it('is applied to the first rows at once, even if there were none before', () => {
    open('');
    assert.equal(shown(), '');
    fleet.list('abC');
    assert.equal(shown(), 'cab');
  });

  it('is applied at most every two seconds, and rows that were added meanwhile come last', async () => {
    open('bC');
    assert.equal(shown(), 'cb');
    fleet.list('abCD');
    assert.equal(shown(), 'cbad');
    await clock.advance(1.9);
    assert.deepEqual([shown(), changes, fleet.sorted], ['cbad', 0, 1]);
    await clock.advance(0.2);
    assert.deepEqual([shown(), changes, fleet.sorted], ['cdab', 1, 2]);
    await clock.advance(3);
    fleet.list('AbCD');
    assert.deepEqual([shown(), fleet.sorted], ['acdb', 3], 'After a pause, it is applied at once.');
  });

  it("isn't sorted again until something changes, however often it is shown", async () => {
    open('abC');
    shown();
    await clock.advance(60);
    shown();
    assert.equal(fleet.sorted, 1);
  });

  it('is sorted again after a minute if only time has passed, but later if sorting took long', async () => {
    open('abC');
    shown();
    fleet.minute += 1;
    shown();
    assert.equal(fleet.sorted, 1, 'It is at most two seconds old.');
    await clock.advance(2);
    assert.equal(fleet.sorted, 2);
    fleet.onSort = () => {
      clock.work(150);
    };
    fleet.fail('B');
    order.didChange();
    await clock.advance(3);
    assert.equal(fleet.sorted, 3);
    fleet.minute += 1;
    shown();
    await clock.advance(140);
    shown();
    assert.equal(fleet.sorted, 3);
    await clock.advance(20);
    shown();
    await clock.advance(3);
    assert.equal(fleet.sorted, 4);
  });

  it('follows changes that nobody asks for, and says so only if rows move', async () => {
    open('abC');
    order.didChange();
    await clock.advance(5);
    assert.equal(fleet.sorted, 0, 'It is not shown yet.');
    shown();
    fleet.fail('C');
    order.didChange();
    await clock.advance(3);
    assert.deepEqual([changes, fleet.sorted], [0, 2]);
    fleet.fail('BC');
    order.didChange();
    await clock.advance(3);
    assert.deepEqual([changes, shown()], [1, 'bca']);
  });

  it('is held once the user acts: rows keep their places, and new ones come last', async () => {
    open('bcD');
    shown();
    order.hold();
    fleet.list('aBcD');
    assert.equal(shown(), 'dbca');
    await clock.advance(60);
    assert.deepEqual([shown(), fleet.sorted], ['dbca', 1]);
    fleet.list('aBcDe');
    assert.equal(shown(), 'dbcae', 'A later row comes after an earlier one.');
  });

  it('drops rows that no longer match a filter, even while it is held', () => {
    open('abC');
    fleet.isExact = true;
    shown();
    order.hold();
    fleet.list('bd');
    assert.equal(shown(), 'bd');
  });

  it('counts the devices that became failing while it is held, at most every two seconds', async () => {
    open('abC');
    shown();
    order.hold();
    fleet.fail('ACX');
    order.didChange();
    assert.equal(order.current.newlyFailing, 0);
    await clock.advance(2.1);
    assert.deepEqual([order.current.newlyFailing, shown(), changes], [2, 'cab', 1]);
    fleet.fail('CX');
    order.didChange();
    await clock.advance(2.1);
    assert.deepEqual([order.current.newlyFailing, changes], [1, 2], 'One of them recovered.');
    order.apply();
    assert.deepEqual([order.current.newlyFailing, shown()], [0, 'cxab']);
  });

  it("counts nothing while it isn't held, because the order will show it", async () => {
    open('abC');
    shown();
    fleet.fail('AC');
    assert.equal(order.current.newlyFailing, 0);
    await clock.advance(3);
    assert.deepEqual([order.current.newlyFailing, shown()], [0, 'acb']);
  });

  it('is applied once on request, and stays held', async () => {
    open('abC');
    shown();
    order.hold();
    fleet.fail('BC');
    order.apply();
    assert.equal(shown(), 'bca');
    fleet.fail('ABC');
    await clock.advance(10);
    assert.equal(shown(), 'bca');
  });

  it('is applied after each change again once it is released', async () => {
    open('abC');
    shown();
    order.hold();
    fleet.fail('BC');
    order.release();
    assert.equal(shown(), 'bca');
    fleet.fail('ABC');
    shown();
    await clock.advance(3);
    assert.equal(shown(), 'abc');
  });

  it('can be applied right before it is held, but not while it is', () => {
    open('abC');
    shown();
    fleet.fail('BC');
    order.hold(true);
    assert.equal(shown(), 'bca');
    fleet.fail('ABC');
    order.hold(true);
    assert.equal(shown(), 'bca');
  });

  it('is applied once with another sort, even while it is held', () => {
    open('abC');
    shown();
    order.hold();
    fleet.fail('BC');
    fleet.sort = 'name';
    assert.equal(shown(), 'bca');
    fleet.fail('ABC');
    assert.equal(shown(), 'bca');
  });
});
