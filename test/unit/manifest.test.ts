import assert from 'node:assert/strict';
import { contributes } from '../../package.json';
import { copyKinds } from '../../src/greengrass/addresses/copyKinds';
import {
  commands,
  contextKeys,
  copyCommands,
  rowFlags,
  panelViewType,
  settings,
  viewContainer,
  views,
} from '../../src/manifest';

const menus = Object.values(contributes.menus).flat();

/** The flags of a row that a `when` clause asks for. */
function flagsIn(when: string): readonly string[] {
  return [...when.matchAll(/\\b\(?([\w|]+)\)?\\b/gu)].flatMap(([, words = '']) => words.split('|'));
}

describe('the manifest and the code', () => {
  it('name the same commands, all of the category Greengrass', () => {
    const inCode = [...Object.values(commands), ...Object.values(copyCommands)].sort();
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), inCode);
    assert.ok(contributes.commands.every(({ category }) => category === 'Greengrass'));
  });

  it('name the same view and settings', () => {
    assert.deepEqual(Object.keys(contributes.views), [viewContainer]);
    assert.deepEqual(
      contributes.views.greengrass.map(({ id }) => id),
      Object.values(views),
    );
    const { section, ...ids } = settings;
    assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), Object.values(ids).sort());
    assert.ok(Object.values(ids).every((id) => id.startsWith(`${section}.`)));
  });

  it('ask in menus only for flags and context keys that the code sets', () => {
    const flags: ReadonlySet<string> = new Set([...copyKinds, ...Object.values(rowFlags)]);
    const keys: ReadonlySet<string> = new Set(Object.values(contextKeys));
    for (const when of [...menus, ...contributes.viewsWelcome].map((entry) => entry.when)) {
      const asked = flagsIn(when);
      assert.deepEqual(
        asked.filter((flag) => !flags.has(flag)),
        [],
        when,
      );
      const askedKeys = [...when.matchAll(/greengrass\.\w+/gu)].map(([key]) => key);
      assert.deepEqual(
        askedKeys.filter(
          (key) => !keys.has(key) && !Object.values<string>(views).includes(key) && key !== panelViewType,
        ),
        [],
        when,
      );
    }
  });

  it('lead from texts and steps only to commands and views that there are', () => {
    const { walkthroughs, viewsWelcome } = contributes;
    const known = new Set([
      ...contributes.commands.map(({ command }) => command),
      ...Object.values(views).flatMap((view) => [view, `${view}.focus`]),
    ]);
    const texts = JSON.stringify([walkthroughs, viewsWelcome]);
    const named = [...texts.matchAll(/(?:command|onCommand|onView):([\w.]+)/gu)].map(([, id = '']) => id);
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
  });

  it('tick a step for what tells of it also after it has happened, and for a failure only where one was read', () => {
    const [open, read] = ['openCoreDevice', 'readFailure'].map((wanted) =>
      contributes.walkthroughs.flatMap(({ steps }) =>
        steps.filter(({ id }) => id === wanted).flatMap(({ completionEvents }) => completionEvents),
      ),
    );
    assert.ok(open?.includes(`onContext:view.${views.coreDevices}.visible`));
    assert.ok(read?.includes(`onContext:${contextKeys.hasReadFailure}`));
    assert.ok(read?.includes(`onCommand:${commands.showDetails}`) === false);
  });

  it('offer what is about a thing in every view, and to no row of another extension', () => {
    const every = 'view =~ /^greengrass\\./';
    const ofOneView = `view == ${views.failures}`;
    const entries = contributes.menus['view/item/context'];
    assert.deepEqual(
      entries.filter(({ when }) => ![every, ofOneView].some((view) => when.startsWith(`${view} && viewItem`))),
      [],
    );
    const inOneView = entries.flatMap((entry) =>
      'command' in entry && entry.when.startsWith(ofOneView) ? [entry.command] : [],
    );
    // To where the thing is in the other view, and the buttons of what the view is for.
    assert.deepEqual([...new Set(inOneView)].sort(), [
      commands.showOverviewOf,
      commands.scanConnection,
      commands.revealInTree,
    ]);
  });

  it('give a title button no command of a row: VS Code hands it the focused row, too', () => {
    const idsIn = (entries: readonly object[]): readonly string[] =>
      entries.flatMap((entry) => ('command' in entry && typeof entry.command === 'string' ? [entry.command] : []));
    const ofRows = idsIn(contributes.menus['view/item/context']);
    assert.deepEqual(
      idsIn(contributes.menus['view/title']).filter((id) => ofRows.includes(id)),
      [],
    );
  });

  it('keep out of the palette what only a row can be handed', () => {
    const hidden = contributes.menus.commandPalette
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const ofRows = [
      commands.clickRow,
      commands.goToCoreDeviceOf,
      commands.scanConnection,
      commands.showOverviewOf,
      commands.checkPermissionsOf,
      commands.exportSelected,
    ];
    assert.deepEqual(
      ofRows.filter((id) => !hidden.includes(id)),
      [],
    );
  });

  it('bind Show Details once for each view, to the row that has the focus', () => {
    assert.deepEqual(
      contributes.keybindings.map(({ command, when, args }) => [command, when, args.commands]),
      Object.values(views).map((view) => [
        'runCommands',
        `focusedView == ${view} && listFocus`,
        ['list.selectAndPreserveFocus', { command: commands.showDetails, args: [view] }],
      ]),
    );
  });

  it('offer each thing that can be copied in a menu', () => {
    const offered = menus.flatMap((entry) => ('command' in entry ? [entry.command] : []));
    assert.deepEqual(
      Object.values(copyCommands).filter((id) => !offered.includes(id)),
      [],
    );
  });
});
