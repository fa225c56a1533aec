import { commands } from '../../manifest';
import type { Mutes } from '../../app/mutes';
import type { Targets } from '../target/targets';
import type { Action, ActionTools } from '../tools';
import { knownIn, selectedGroups } from './selectedGroups';

/** Mutes the problems of the selected rows: of a cause only that cause, of a device everything. */
async function mute(mutes: Mutes, targets: Targets, title: string, args: readonly unknown[]): Promise<void> {
  for (const group of await selectedGroups(targets, title, args)) {
    const { problemsOn } = group.set;
    mutes.mute(
      group.fleet,
      knownIn(group).map((on) => [on.device.coreDeviceThingName, problemsOn?.(on)]),
    );
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
