import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { background } from '../../../../src/fleet/requests/requestPool';
import { openAskedList, openReadList, page } from './askedList';

const offline = fleetError({ kind: 'offline' }, 'no route');

describe('the first read of the list of core devices', () => {
  it('is drawn when it starts and when it ends', async () => {
    const { list, drawn, answer } = openAskedList();
    void list.readFirst();
    await answer(page('press-1'));
    assert.deepEqual(drawn, ['loading', 'end']);
    assert.deepEqual([list.state.isPartial, list.state.thingNames], [false, ['press-1']]);
  });

  it('sends nothing once the list has loaded', async () => {
    const { list, questions, answer } = openAskedList();
    void list.readFirst();
    await answer(page('press-1'));
    await list.readFirst();
    assert.equal(questions.length, 1);
  });

  it('can be a refresh, or a request for more', async () => {
    for (const read of ['refresh', 'readMore'] as const) {
      const { list, answer } = openAskedList();
      const reading = list[read]();
      await answer(page('press-1'));
      await reading;
      assert.deepEqual([list.state.tail, list.state.thingNames], ['end', ['press-1']]);
    }
  });

  it('shows a device that was found before it', async () => {
    const { list, answer } = openAskedList();
    list.include('press-9');
    assert.deepEqual([list.state.tail, list.state.thingNames], ['notRead', ['press-9']]);
    void list.readFirst();
    await answer(page('press-1', '1'));
    assert.deepEqual(list.state.thingNames, ['press-1', 'press-9']);
  });

  it('shows its first page at once when the user retries it after a failure', async () => {
    const { list, answer } = openAskedList();
    void list.readFirst();
    await answer(offline);
    assert.deepEqual([list.state.tail, list.state.isPartial], ['failed', false]);
    void list.refresh();
    await answer(page('press-1', '1'));
    assert.deepEqual([list.state.tail, list.state.thingNames], ['loading', ['press-1']]);
  });

  it('shows nothing until its end when the background retries it after a failure', async () => {
    const { list, answer } = openAskedList();
    void list.readFirst();
    await answer(offline);
    void list.refresh(background);
    await answer(page('press-1', '1'));
    assert.deepEqual([list.state.tail, list.state.thingNames], ['failed', []]);
    await answer(page('press-2'));
    assert.deepEqual([list.state.tail, list.state.thingNames], ['end', ['press-1', 'press-2']]);
  });
});

describe('a refresh of the list of core devices by the user', () => {
  it('keeps the rows until it is complete', async () => {
    const { list, answer } = await openReadList();
    void list.refresh();
    await answer(page('crane-1', '1'));
    assert.deepEqual([list.state.tail, list.state.thingNames.length], ['loading', 10]);
    await answer(page('crane-2'));
    assert.deepEqual(list.state.thingNames, ['crane-1', 'crane-2']);
  });

  it('replaces a background refresh in flight', async () => {
    const { list, questions, answer } = await openReadList();
    void list.refresh(background);
    void list.refresh();
    assert.deepEqual([questions.at(-2)?.signal.aborted, list.state.tail], [true, 'loading']);
    await answer(page('press-1'));
    assert.deepEqual(list.state.thingNames, ['press-1']);
  });

  it("isn't canceled by the caller of the background refresh that it replaced", async () => {
    const { list, questions, answer } = await openReadList();
    const abort = new AbortController();
    const inBackground = list.refresh(background, abort.signal);
    void list.refresh();
    abort.abort();
    await inBackground;
    assert.equal(questions.at(-1)?.signal.aborted, false);
    await answer(page('press-1'));
    assert.deepEqual(list.state.thingNames, ['press-1']);
  });

  it('ignores the error of a refresh that it replaced', async () => {
    const { list, questions, answer } = await openReadList();
    void list.refresh(background);
    void list.refresh();
    questions.at(-2)?.fail(offline);
    await answer(page('press-0', '1'));
    assert.deepEqual([list.state.tail, list.state.error], ['loading', undefined]);
    await answer(page('press-1'));
    assert.deepEqual([list.state.tail, list.state.thingNames], ['end', ['press-0', 'press-1']]);
  });
});

describe('a request for more core devices', () => {
  it('waits for a read of the user in flight', async () => {
    const { list, questions, answer } = openAskedList();
    void list.readFirst();
    await answer(page('press-1', '1'));
    const asked = questions.length;
    const more = list.readMore();
    assert.deepEqual([questions.length, questions.at(-1)?.signal.aborted], [asked, false]);
    await answer(page('press-2'));
    await more;
    assert.deepEqual(list.state.thingNames, ['press-1', 'press-2']);
  });

  it('reads the list again once it has ended', async () => {
    const { list, answer } = openAskedList();
    void list.readFirst();
    await answer(page('press-1'));
    const again = list.readMore();
    await answer(page('press-2'));
    await again;
    assert.deepEqual(list.state.thingNames, ['press-2']);
  });

  it('keeps a device that was found another way', async () => {
    const { list, answer } = await openReadList();
    list.include('crane-1');
    void list.readMore();
    await answer(page('press-10', '10'));
    assert.deepEqual([list.state.thingNames.length, list.state.thingNames[0]], [12, 'crane-1']);
  });
});

describe('a core device on the list', () => {
  it("isn't drawn again, or kept after it is gone, when it is also found another way", async () => {
    const { list, drawn, answer } = await openReadList();
    const before = drawn.length;
    list.include('press-3');
    assert.equal(drawn.length, before);
    void list.refresh();
    for (let number = 10; number < 20; number += 1) {
      await answer(page(`press-${number}`, String(number)));
    }
    assert.deepEqual([list.state.tail, list.state.thingNames.includes('press-3')], ['more', false]);
  });
});
