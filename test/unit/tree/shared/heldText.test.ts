import assert from 'node:assert/strict';
import { HeldText } from '../../../../src/tree/shared/heldText';
import { FakeClock, settled } from '../../fakeClock';

describe('a text that is held for a while', () => {
  let clock: FakeClock;
  let text: HeldText;
  let waited: number;
  beforeEach(() => {
    clock = new FakeClock();
    waited = 0;
    text = new HeldText(clock, () => {
      waited += 1;
    });
  });
  afterEach(() => {
    text.dispose();
  });

  it('changes at most every two seconds, and then once more', async () => {
    assert.equal(text.of('1 failing'), '1 failing');
    assert.equal(text.of('2 failing'), '1 failing');
    await clock.advance(1.9, settled);
    assert.equal(text.of('3 failing'), '1 failing');
    assert.equal(waited, 0);
    await clock.advance(0.1, settled);
    assert.equal(waited, 1);
    assert.equal(text.of('3 failing'), '3 failing');
  });

  it('changes at once if it is urgent', () => {
    assert.equal(text.of('1 failing, scanning…'), '1 failing, scanning…');
    assert.equal(text.of('40 failing', true), '40 failing');
  });

  it('appears and disappears at once', () => {
    assert.equal(text.of(undefined), undefined);
    assert.equal(text.of('1 failing'), '1 failing');
    assert.equal(text.of(undefined), undefined);
    assert.equal(text.of('2 failing'), '2 failing');
  });

  it("isn't held when the clock was set back", async () => {
    text.of('1 failing');
    await clock.advance(-3_600, settled);
    assert.equal(text.of('2 failing'), '2 failing');
  });
});
