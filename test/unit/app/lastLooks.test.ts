import assert from 'node:assert/strict';
import { LastLooks } from '../../../src/app/lastLooks';
import type { Fleet } from '../../../src/fleet/fleet';
import { openApp, testHashStorage, type OpenApp } from './openApp';

describe('the last look at the failures', () => {
  let open: OpenApp;
  let fleet: Fleet;
  before(async () => {
    open = await openApp();
    await open.app.sessions.open();
    const [session] = open.app.sessions.all;
    assert.ok(session?.fleet);
    fleet = session.fleet;
    await fleet.list.readFirst();
    await Promise.all([...fleet.devices.all()].map((record) => record.open()));
  });
  after(() => open.close());

  it('says nothing the first time', async () => {
    const looks = new LastLooks(testHashStorage());
    await looks.open(fleet);
    assert.equal(looks.since(fleet, ['press-2']), undefined);
  });

  it('counts what became failing and what recovered since the look before, in another window', async () => {
    const written: string[] = [];
    const first = new LastLooks(testHashStorage(written));
    await first.open(fleet);
    await first.didShow(fleet, ['press-10', 'unlisted']);
    const lookedAt = fleet.now();
    const second = new LastLooks(testHashStorage(written));
    await second.open(fleet);
    assert.deepEqual(second.since(fleet, ['press-2']), { lookedAt, added: 1, recovered: 1 });
    // What the user sees meanwhile doesn't change what it is compared with.
    await second.didShow(fleet, ['press-2']);
    assert.deepEqual(second.since(fleet, ['press-2']), { lookedAt, added: 1, recovered: 1 });
    const third = new LastLooks(testHashStorage(written));
    await third.open(fleet);
    assert.deepEqual(third.since(fleet, ['press-2', 'unlisted']), { lookedAt, added: 0, recovered: 0 });
  });

  it('stores no names and not the same look twice', async () => {
    const written: string[] = [];
    const looks = new LastLooks(testHashStorage(written));
    await looks.open(fleet);
    await looks.didShow(fleet, ['press-2']);
    await looks.didShow(fleet, ['press-2']);
    assert.equal(written.length, 1);
    assert.doesNotMatch(written.join(''), /press|default|eu-west-1/u);
  });

  it('starts again if the file is damaged', async () => {
    for (const text of ['', '{', '[]', '{"looks":[{"connection":7}],"salt":3}']) {
      const looks = new LastLooks(testHashStorage([text]));
      await looks.open(fleet);
      assert.equal(looks.since(fleet, ['press-2']), undefined);
    }
  });
});
