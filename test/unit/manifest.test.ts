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

/** The row flags in a `when` clause. */
function flagsIn(when: string): readonly string[] {
  return [...when.matchAll(/\\b\(?([\w|]+)\)?\\b/gu)].flatMap(([, words = '']) => words.split('|'));
}

describe('the manifest and the code', () => {
  it('have the same commands, all in the category Greengrass', () => {
    const inCode = [...Object.values(commands), ...Object.values(copyCommands)].sort();
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), inCode);
    assert.ok(contributes.commands.every(({ category }) => category === 'Greengrass'));
  });

  it('have the same views and settings', () => {
    assert.deepEqual(Object.keys(contributes.views), [viewContainer]);
    assert.deepEqual(
      contributes.views.greengrass.map(({ id }) => id),
      Object.values(views),
    );
    const { section, ...ids } = settings;
    assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), Object.values(ids).sort());
    assert.ok(Object.values(ids).every((id) => id.startsWith(`${section}.`)));
  });

  it('use in menus only flags and context keys that the code sets', () => {
    const flags: ReadonlySet<string> = new Set([...copyKinds, ...Object.values(rowFlags)]);
    const keys: ReadonlySet<string> = new Set(Object.values(contextKeys));
    for (const when of [...menus, ...contributes.viewsWelcome].map((entry) => entry.when)) {
      const used = flagsIn(when);
      assert.deepEqual(
        used.filter((flag) => !flags.has(flag)),
        [],
        when,
      );
      const usedKeys = [...when.matchAll(/greengrass\.\w+/gu)].map(([key]) => key);
      assert.deepEqual(
        usedKeys.filter(
          (key) => !keys.has(key) && !Object.values<string>(views).includes(key) && key !== panelViewType,
        ),
        [],
        when,
      );
    }
  });

  it('link texts and steps only to existing commands and views', () => {
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

  it('complete a step even after its event, and the failure step only for a failure', () => {
    const [open, read] = ['openCoreDevice', 'readFailure'].map((wanted) =>
      contributes.walkthroughs.flatMap(({ steps }) =>
        steps.filter(({ id }) => id === wanted).flatMap(({ completionEvents }) => completionEvents),
      ),
    );
    assert.ok(open?.includes(`onContext:view.${views.coreDevices}.visible`));
    assert.ok(read?.includes(`onContext:${contextKeys.hasReadFailure}`));
    assert.ok(read?.includes(`onCommand:${commands.showDetails}`) === false);
  });

  it('offer row commands in every view, and not for rows of other extensions', () => {
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
    // The link to the row in the other view, and the main buttons of this view.
    assert.deepEqual([...new Set(inOneView)].sort(), [
      commands.showOverviewOf,
      commands.scanConnection,
      commands.revealInTree,
    ]);
  });

  it('have one button for each next step after a failure, with an icon', () => {
    const { retry, signIn, selectProfile, selectRegion, iamStatement } = rowFlags;
    const entries = contributes.menus['view/item/context'].filter(({ group }) => group === 'inline@1');
    const buttons = [retry, signIn, selectProfile, selectRegion, iamStatement].map((flag) =>
      entries.flatMap((entry) => ('command' in entry && flagsIn(entry.when).includes(flag) ? [entry.command] : [])),
    );
    const expected = [
      commands.retry,
      commands.signIn,
      commands.selectProfileOf,
      commands.selectRegionOf,
      commands.copyIamStatement,
    ];
    assert.deepEqual(buttons.flat(), expected);
    const icons = contributes.commands.flatMap((command) => ('icon' in command ? [command.command] : []));
    assert.deepEqual(
      expected.filter((id) => !icons.includes(id)),
      [],
    );
  });

  it('use no row command for a title button, because VS Code passes the focused row to it', () => {
    const idsIn = (entries: readonly object[]): readonly string[] =>
      entries.flatMap((entry) => ('command' in entry && typeof entry.command === 'string' ? [entry.command] : []));
    const ofRows = idsIn(contributes.menus['view/item/context']);
    assert.deepEqual(
      idsIn(contributes.menus['view/title']).filter((id) => ofRows.includes(id)),
      [],
    );
  });

  it('hide commands that need a row from the palette', () => {
    const hidden = contributes.menus.commandPalette
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const ofRows = [
      commands.goToCoreDeviceOf,
      commands.scanConnection,
      commands.showOverviewOf,
      commands.checkPermissionsOf,
      commands.selectProfileOf,
      commands.selectRegionOf,
      commands.exportSelected,
    ];
    assert.deepEqual(
      ofRows.filter((id) => !hidden.includes(id)),
      [],
    );
  });

  it('bind Show Details to the focused row, once for each view', () => {
    assert.deepEqual(
      contributes.keybindings.map(({ command, when, args }) => [command, when, args.commands]),
      Object.values(views).map((view) => [
        'runCommands',
        `focusedView == ${view} && listFocus`,
        // The first command also expands or collapses the row, and the second one reverts that.
        ['list.selectAndPreserveFocus', 'list.toggleExpand', { command: commands.showDetails, args: [view] }],
      ]),
    );
  });

  it('offer every copy command in a menu', () => {
    const offered = menus.flatMap((entry) => ('command' in entry ? [entry.command] : []));
    assert.deepEqual(
      Object.values(copyCommands).filter((id) => !offered.includes(id)),
      [],
    );
  });
});
