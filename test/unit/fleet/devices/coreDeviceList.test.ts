import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { CoreDevice } from '../../../../src/greengrass/model';
import type { Page } from '../../../../src/greengrass/ports/page';
import { background, click } from '../../../../src/fleet/requests/requestPool';
import { openReadList, page, type AskedList } from './askedList';

describe('a background refresh of the list of core devices', () => {
  let list: AskedList['list'];
  let questions: AskedList['questions'];
  let drawn: AskedList['drawn'];
  let answer: AskedList['answer'];
  /** The number of changes before the test. */
  let earlier: number;

  beforeEach(async () => {
    ({ list, questions, drawn, answer } = await openReadList());
    earlier = drawn.length;
  });

  it('changes nothing until it is complete', async () => {
    const reading = list.refresh(background);
    await answer(page('crane-1', '1'));
    assert.deepEqual([list.state.tail, list.state.thingNames.length, drawn.length], ['more', 10, earlier]);
    await answer(page('crane-2'));
    await reading;
    assert.deepEqual([list.state.tail, list.state.thingNames], ['end', ['crane-1', 'crane-2']]);
    assert.equal(drawn.length, earlier + 1);
  });

  it('keeps the devices with an error when it fails, until a later read succeeds', async () => {
    const failing = list.refresh(background);
    await answer(fleetError({ kind: 'offline' }, 'no'));
    await failing;
    assert.deepEqual([list.state.error?.kind, list.state.thingNames.length], ['offline', 10]);
    const recovering = list.refresh(background);
    assert.equal(list.state.error?.kind, 'offline');
    await answer(page('press-1'));
    await recovering;
    assert.deepEqual([list.state.error, list.state.thingNames], [undefined, ['press-1']]);
  });

  it('continues when the user loads more', async () => {
    const reading = list.refresh(background);
    const more = list.readMore();
    assert.deepEqual([questions.at(-2)?.signal.aborted, questions.at(-1)?.token], [true, '9']);
    await answer(page('press-10'));
    await more;
    assert.equal(list.state.thingNames.length, 11);
    questions.at(-2)?.answer(page('late'));
    await reading;
    assert.equal(list.state.thingNames.length, 11);
  });

  it("doesn't start a second read while the user's read is in flight", async () => {
    const userRead = list.refresh();
    const backgroundRead = list.refresh(background);
    const asked = questions.length;
    await answer(page('press-1'));
    await Promise.all([userRead, backgroundRead]);
    assert.equal(questions.length, asked);
  });

  it('is canceled with its signal, unlike a read of the user', async () => {
    const abort = new AbortController();
    const backgroundRead = list.refresh(background, abort.signal);
    abort.abort();
    assert.equal(questions.at(-1)?.signal.aborted, true);
    await answer(page('late'));
    await backgroundRead;
    const userRead = list.refresh();
    const other = new AbortController();
    const joined = list.refresh(background, other.signal);
    other.abort();
    await joined;
    assert.equal(questions.at(-1)?.signal.aborted, false);
    await answer(page('press-1'));
    await userRead;
    assert.deepEqual(list.state.thingNames, ['press-1']);
  });

  it('starts over when the user retries after a failure', async () => {
    for (const caller of [background, click]) {
      const failing = list.refresh(caller);
      await answer(fleetError({ kind: 'offline' }, 'no'));
      await failing;
      assert.deepEqual([list.state.tail, list.state.isPartial], ['failed', false]);
      const again = list.readMore();
      assert.equal(questions.at(-1)?.token, undefined);
      await answer(page('press-1', '1'));
      await answer(page('press-2'));
      await again;
      assert.deepEqual([list.state.tail, list.state.thingNames], ['end', ['press-1', 'press-2']]);
    }
  });

  it('resumes at the failed page, or at the first page after an invalid token', async () => {
    const ways: readonly (readonly [Error | Page<CoreDevice>, string | undefined])[] = [
      [fleetError({ kind: 'offline' }, 'no'), '9'],
      [fleetError({ kind: 'badResponse' }, 'no JSON'), '9'],
      [fleetError({ kind: 'invalid' }, 'a token that nobody knows'), undefined],
    ];
    for (const [failure, from] of ways) {
      const failing = list.readMore();
      assert.equal(questions.at(-1)?.token, '9');
      await answer(failure);
      await failing;
      assert.deepEqual([list.state.tail, list.state.isPartial], ['failed', true]);
      const again = list.readMore();
      assert.equal(questions.at(-1)?.token, from);
      if (from === undefined) {
        await answer(page('press-0'));
      } else {
        await answer(fleetError({ kind: 'offline' }, 'no'));
      }
      await again;
    }
    assert.deepEqual([list.state.tail, list.state.thingNames], ['end', ['press-0']]);
  });

  it('starts over after endless paging', async () => {
    // The pages are empty, so the list requests more.
    const empty = { items: [], nextToken: '9' };
    const failing = list.readMore();
    await answer(empty);
    await failing;
    assert.deepEqual([list.state.tail, list.state.error?.kind], ['failed', 'badResponse']);
    const again = list.readMore();
    assert.equal(questions.at(-1)?.token, undefined);
    await answer(page('press-0'));
    await again;
    assert.deepEqual(list.state.thingNames, ['press-0']);
  });

  it("doesn't block opening the list", async () => {
    void list.refresh(background);
    await list.readFirst();
    assert.equal(list.state.thingNames.length, 10);
  });
});
