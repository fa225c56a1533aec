import assert from 'node:assert/strict';
import { fewAtOnce } from '../../../../src/fleet/requests/fewAtOnce';
import { settled } from '../../fakeClock';

describe('work for a few items at a time', () => {
  /** The items whose work has started, with what ends it. */
  let started: { readonly item: string; readonly end: () => void; readonly fail: (error: Error) => void }[];
  const items = ['a', 'b', 'c', 'd', 'e'];
  beforeEach(() => {
    started = [];
  });
  const work = (item: string): Promise<void> =>
    new Promise((end, fail) => {
      started.push({ item, end, fail });
    });
  const names = (): string => started.map(({ item }) => item).join('');

  it('starts in order, as many as allowed, and the next when one ends', async () => {
    const done = fewAtOnce(items, 2, work);
    assert.equal(names(), 'ab');
    started[1]?.end();
    await settled();
    assert.equal(names(), 'abc');
    for (let index = 0; index < items.length; index += 1) {
      started[index]?.end();
      await settled();
    }
    await done;
    assert.equal(names(), 'abcde');
  });

  it('starts no more after an error, even if other work ends later', async () => {
    const done = fewAtOnce(items, 2, work);
    started[0]?.fail(new Error('denied'));
    await assert.rejects(done, /denied/u);
    started[1]?.end();
    await settled();
    assert.equal(names(), 'ab');
  });

  it('starts no more once it is over', async () => {
    let isOver = false;
    const done = fewAtOnce(items, 2, work, () => isOver);
    isOver = true;
    started.forEach(({ end }) => {
      end();
    });
    await done;
    assert.equal(names(), 'ab');
  });

  it('is done at once without items', async () => {
    await fewAtOnce([], 2, work);
    assert.equal(names(), '');
  });
});
