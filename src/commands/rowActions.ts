import * as vscode from 'vscode';
import { consoleLink } from '../greengrass/addresses/consoleLink';
import { copyText } from '../greengrass/addresses/copies';
import { copyKinds } from '../greengrass/addresses/copyKinds';
import { hasFailed, type Subject } from '../greengrass/addresses/subject';
import { commands, contextKeys, copyCommands } from '../manifest';
import type { Panels } from '../panels/panels';
import { panelAddressOf } from '../text/panels/panelAddress';
import { targetSubjects } from './target/targetSubjects';
import { copy } from './copy/copy';
import { copyFailureReport } from './copy/copyFailureReport';
import { openAsJson } from './copy/openAsJson';
import { openInConsole } from './copy/openInConsole';
import type { Action, CommandTools } from './tools';
import { stopWatching, watch, watchedAddress } from './devices/watch';

/** The walkthrough asks for it, also where it is opened after a failure has been read. */
function noteReading(): void {
  void vscode.commands.executeCommand('setContext', contextKeys.hasReadFailure, true);
}

async function showDetails(panels: Panels, subjects: readonly Subject[], preserveFocus = false): Promise<void> {
  const addresses = subjects.flatMap((subject) => panelAddressOf(subject) ?? []);
  await Promise.all(addresses.map((address) => panels.open(address, preserveFocus)));
  if (subjects.some(hasFailed)) {
    noteReading();
  }
}

/** The commands that act on the rows a person chose. */
export function rowActions({
  app,
  view,
  panels,
  catalogue,
  documents,
}: CommandTools): Readonly<Record<string, Action>> {
  const on =
    (applies: (subject: Subject) => boolean, act: (subjects: readonly Subject[]) => void | Promise<void>): Action =>
    async (title, args) =>
      act(await targetSubjects(view, title, args, applies));
  const isWatchable = (isWatched: boolean) => (subject: Subject) => {
    const address = watchedAddress(subject);
    return address !== undefined && app.watching.isWatched(address) === isWatched;
  };
  const copyReport = (isRedacted: boolean) => async (subjects: readonly Subject[]) => {
    if (subjects.length > 0) {
      await copyFailureReport(app.sessions, catalogue, subjects, isRedacted);
      noteReading();
    }
  };
  return {
    [commands.showDetails]: on(
      (subject) => panelAddressOf(subject) !== undefined,
      (subjects) => showDetails(panels, subjects),
    ),
    [commands.showDetailsBeside]: on(
      (subject) => panelAddressOf(subject) !== undefined,
      (subjects) => showDetails(panels, subjects, true),
    ),
    [commands.watch]: on(isWatchable(false), (subjects) => {
      watch(app.watching, subjects);
    }),
    [commands.stopWatching]: on(isWatchable(true), (subjects) => {
      stopWatching(app.watching, subjects);
    }),
    [commands.copyFailureReport]: on(hasFailed, copyReport(false)),
    [commands.copyRedactedFailureReport]: on(hasFailed, copyReport(true)),
    [commands.openAsJson]: on(
      (subject) => copyText('json', subject) !== undefined,
      (subjects) => openAsJson(documents, subjects),
    ),
    [commands.openInConsole]: on((subject) => consoleLink(subject) !== undefined, openInConsole),
    ...Object.fromEntries(
      copyKinds.map((kind): [string, Action] => [copyCommands[kind], (title, args) => copy(view, kind, title, args)]),
    ),
  };
}
