import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/manifest';
import type { Node } from '../../src/tree/engine/node';
import { hours, minutes } from '../simulator/generated/random';
import { openFleet, type OpenFleet } from './support/openFleet';
import { dismissMessage } from './support/quickPick';
import { smallFleet } from './support/smallFleet';
import { tabs, tabsAre } from './support/tabs';

const group = '/aws/greengrass/UserComponent/eu-west-1/com.acme.Monitor';
const system = '/aws/greengrass/GreengrassSystemComponent/eu-west-1/System';
const componentTab = 'com.acme.Monitor log';

describe('the logs of core devices', () => {
  let program: OpenFleet;
  let component: Node;
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    program = await openFleet(smallFleet);
    component = await program.find('press-2', 'Components (4)', 'com.acme.Monitor');
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const run = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(id, ...args);

  /** Adds lines to a log. Each has its time in seconds from now. */
  function write(logGroup: string, ...lines: readonly (readonly [seconds: number, message: string])[]): void {
    for (const [seconds, message] of lines) {
      const timestamp = Date.now() + seconds * 1000;
      const day = new Date(timestamp).toISOString().slice(0, 10).replaceAll('-', '/');
      program.simulator.logs.append(logGroup, `/${day}/thing/press-2`, { timestamp, message });
    }
  }
  const failedAt = -3 * hours;
  const failure = (): void => {
    const line = { level: 'ERROR', message: 'no camera', contexts: { device: '/dev/video0' } };
    write(
      group,
      [failedAt - 60 * minutes, 'INFO an hour before'],
      [failedAt - 60, 'INFO starting'],
      [failedAt - 1, JSON.stringify(line)],
      [failedAt + 60, 'INFO after'],
      [failedAt + 60 * minutes, 'INFO an hour later'],
    );
  };

  function editor(): vscode.TextEditor {
    const active = vscode.window.activeTextEditor;
    assert.ok(active?.document.uri.scheme === 'greengrass-explorer-log', 'No log is in the active editor.');
    return active;
  }
  /** The lines of the log, without their times. */
  const lines = (): readonly string[] =>
    editor()
      .document.getText()
      .split('\n')
      .filter((line) => /^\d/u.test(line))
      .map((line) => line.replace(/^\S+ \S+ /u, ''));
  const header = (): string =>
    editor()
      .document.getText()
      .replace(/^[^#].*$/gmu, '');
  /** Resolves once the document matches. */
  async function until(matches: () => boolean): Promise<void> {
    if (!matches()) {
      await new Promise<void>((resolve) => {
        const listener = vscode.workspace.onDidChangeTextDocument(() => {
          if (matches()) {
            listener.dispose();
            resolve();
          }
        });
      });
    }
  }
  const cursorLine = (): string => editor().document.lineAt(editor().selection.active.line).text;

  it('open in a read-only document, at the line that matters', async () => {
    failure();
    await run(commands.showLogs, component);
    await tabsAre(componentTab);
    assert.equal(editor().document.languageId, 'greengrass-log');
    assert.deepEqual(lines(), ['INFO  INFO starting', 'ERROR no camera', 'INFO  INFO after']);
    assert.match(cursorLine(), /ERROR no camera$/u);
    assert.match(
      header(),
      /^# com\.acme\.Monitor on press-2\n# Log of the component from log group \S+Monitor, stream \S+press-2/u,
    );
    assert.equal(vscode.workspace.fs.isWritableFileSystem('greengrass-explorer-log'), false);
  });

  it('have all lines of a long log, with the cursor on the line that matters', async () => {
    const around = Array.from({ length: 900 }, (_, index) => index - 600).filter((second) => second !== 0);
    write(group, ...around.map((second) => [failedAt + second / 10, `INFO line ${second}`] as const), [
      failedAt - 1.05,
      'ERROR no camera',
    ]);
    await run(commands.showLogs, component);
    await until(() => lines().length === 900);
    assert.deepEqual([lines()[0], lines().at(-1)], ['INFO  INFO line -600', 'INFO  INFO line 299']);
    assert.match(cursorLine(), /ERROR no camera$/u);
  });

  it('reuse the document', async () => {
    failure();
    await run(commands.showLogs, component);
    write(group, [failedAt + 70, 'WARN uploaded late']);
    await run(commands.showLogs, component);
    await tabsAre(componentTab);
    assert.equal(lines().at(-1), 'WARN  WARN uploaded late');
  });

  it('load earlier and later lines, and the cursor stays on its line', async () => {
    failure();
    await run(commands.showLogs, component);
    await run(commands.loadEarlierLines, editor().document.uri);
    await until(() => lines().length === 4);
    assert.match(cursorLine(), /ERROR no camera$/u);
    await run(commands.loadLaterLines, editor().document.uri);
    await until(() => lines().length === 5);
    assert.deepEqual([lines()[0], lines()[4]], ['INFO  INFO an hour before', 'INFO  INFO an hour later']);
    assert.match(cursorLine(), /ERROR no camera$/u);
    await dismissMessage(Promise.resolve(run(commands.loadLaterLines, editor().document.uri)));
    assert.equal(lines().length, 5);
  });

  it('have the rest of a line in its hover, and copy the raw line', async () => {
    failure();
    await run(commands.showLogs, component);
    const { document, selection } = editor();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      selection.active,
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')),
    );
    assert.match(text.join('').replaceAll('\\', ''), /device: \/dev\/video0/u);
    await run(commands.copyRawLine);
    assert.match(await vscode.env.clipboard.readText(), /^\{"level":"ERROR","message":"no camera"/u);
  });

  it('have links between their lines', async () => {
    failure();
    await run(commands.showLogs, component);
    const titles = async (): Promise<readonly (string | undefined)[]> => {
      const { uri } = editor().document;
      const links = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return links.map(({ command }) => command?.title);
    };
    assert.deepEqual(await titles(), ['Load Earlier', 'Load Later', 'Follow Logs']);
    await run(commands.followLogs, editor().document.uri);
    await until(() => editor().document.getText().includes('# Not loaded: '));
    assert.deepEqual(await titles(), ['Load Earlier', 'Stop Following', 'Following: checking every 5 seconds']);
  });

  it('follow the end while the cursor is there, and stop', async () => {
    failure();
    await run(commands.followLogs, component);
    const { document } = editor();
    /** VS Code tells the extension with a delay where the cursor is. */
    const cursorIs = async (line: () => number): Promise<void> => {
      while (editor().selection.active.line !== line()) {
        await vscode.commands.getCommands();
      }
    };
    write(group, [0, 'WARN one']);
    program.later(6_000);
    await until(() => lines().at(-1) === 'WARN  WARN one');
    await cursorIs(() => document.lineCount - 1);
    await run('cursorTop');
    await cursorIs(() => 0);
    write(group, [0, 'WARN two']);
    while (lines().at(-1) !== 'WARN  WARN two') {
      // The pause between two checks ends, and that before the document is drawn.
      program.later(6_000);
      await vscode.commands.getCommands();
    }
    assert.equal(editor().selection.active.line, 0);
    await run(commands.stopFollowing, document.uri);
    const isAsked = program.simulator.nextRequest(() => true);
    write(group, [0, 'WARN three']);
    program.later(6_000);
    await run(commands.loadLaterLines, document.uri);
    assert.equal((await isAsked).operation, 'DescribeLogStreams');
  });

  it('end following with the document', async () => {
    failure();
    await run(commands.followLogs, component);
    // The request for this line is the last one before the pause between two checks.
    write(group, [0, 'WARN one']);
    program.later(6_000);
    await until(() => lines().at(-1) === 'WARN  WARN one');
    await run('workbench.action.closeActiveEditor');
    await tabs(() => vscode.window.tabGroups.all.every((tabGroup) => tabGroup.tabs.length === 0));
    const before = program.simulator.requests.length;
    program.later(60_000);
    await run('setContext', 'greengrass.isTest', true);
    assert.equal(program.simulator.requests.length, before);
  });

  it('are those of the nucleus for a deployment, and of its worst failure for a core device', async () => {
    failure();
    write(system, [-30 * minutes - 1, 'ERROR S3 HeadObject returned 403'], [-5, 'INFO now']);
    await run(commands.showLogs, await program.find('press-2', 'Deployments (2)', 'press-line'));
    assert.deepEqual(lines(), ['ERROR ERROR S3 HeadObject returned 403']);
    await run(commands.showLogs, await program.find('press-2'));
    assert.deepEqual(lines(), ['INFO  INFO starting', 'ERROR no camera', 'INFO  INFO after']);
    assert.match(cursorLine(), /ERROR no camera$/u);
    await tabsAre('press-line log', 'press-2 log');
  });

  it('say why there are none, and where they are on the core device', async () => {
    await run(commands.showLogs, await program.find('press-10', 'Components (1)', 'com.acme.Debug'));
    const text = editor().document.getText();
    assert.match(text, /^# The core device sends no logs to CloudWatch: neither aws\.greengrass\.LogManager nor/mu);
    assert.match(text, /^sudo tail -n 200 \/greengrass\/v2\/logs\/com\.acme\.Debug\.log$/mu);
  });

  it('are not in a snapshot, which says so without a request', async () => {
    await run('greengrass.snapshot.exploreSample');
    await program.rows();
    const before = program.simulator.requests.length;
    await run(commands.showLogs, await program.find('graz-weld-cell-04'));
    assert.match(editor().document.getText(), /^# Snapshots have no log lines\.$/mu);
    assert.equal(program.simulator.requests.length, before);
    await run('greengrass.snapshot.close');
  });

  it('show hostile lines as one line of text each', async () => {
    const link = '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007';
    write(
      group,
      [failedAt - 3, `a\nb\r\nc ${link}`],
      [failedAt - 2, `\u001b[31mred\u001b[0m \u202egnp.exe ${'x'.repeat(256 * 1024)}`],
      [failedAt - 1, '\u0000\u0001\ud800'],
    );
    await run(commands.showLogs, component);
    assert.equal(lines().length, 3);
    const text = editor().document.getText();
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}]/u);
    assert.ok(text.length < 10_000);
  });
});
