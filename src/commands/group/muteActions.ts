import { grouped } from '../../base/numbers';
import { commands } from '../../manifest';
import type { Mutes } from '../../app/mutes';
import { showInStatusBar } from '../../ui/showInStatusBar';
import type { Targets } from '../target/targets';
import type { Action, ActionTools } from '../tools';
import { knownIn, selectedGroups } from './selectedGroups';

/** Mutes the problems of the selected rows: of a cause only that cause, of a device everything. */
async function mute(mutes: Mutes, targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  const groups = await selectedGroups(targets, title, args);
  for (const group of groups) {
    const { problemsOn } = group.set;
    mutes.mute(
      group.fleet,
      knownIn(group).map((on) => [on.device.coreDeviceThingName, problemsOn?.(on)]),
    );
  }
  if (groups.length > 0) {
    const what = groups.length === 1 ? (groups[0]?.set.label ?? '') : `${grouped(groups.length)} rows`;
    showInStatusBar(`${what} muted. Unmute at the end of Failures.`);
  }
}

/** The commands that mute core devices and causes. */
export function muteActions({ app: { mutes }, targets }: ActionTools): Readonly<Record<string, Action>> {
  return {
    [commands.mute]: (title, args) => mute(mutes, targets, title, args),
    [commands.unmute]: async (title, args) => {
      for (const { fleet, set } of await selectedGroups(targets, title, args)) {
        mutes.unmute(fleet, set.thingNames);
      }
    },
  };
}
