import { knownDevice } from '../panels/facts';
import { logLocations } from '../../../../src/greengrass/logLocations';
import { hoverActions } from '../../../../src/text/hovers/hoverActions';
import type { Hover, HoverPart } from '../../../../src/text/hovers/hover';

const address = { kind: 'coreDevice', connectionId: 'live', thingName: 'press-1' } as const;

/** Where logs are and what links are about, for the hover of a deployment. */
export const deploymentContext = {
  log: '/greengrass/v2/logs/greengrass.log',
  address,
  changes: undefined,
  versions: undefined,
  timeZone: 'local',
} as const;

/** Where logs are and what links are about, for the hover of a component. */
export const componentContext = {
  logs: logLocations('com.example.Press', knownDevice()),
  address,
  timeZone: 'local',
  loadedAt: undefined,
} as const;

function lineOf(part: HoverPart): string {
  switch (part.kind) {
    case 'heading':
      return `# ${part.text}`;
    case 'field':
      return `${part.name}: ${part.value}`;
    case 'paragraph':
      return part.text;
    case 'caveat':
      return `! ${part.text}`;
    case 'code':
      return `* ${part.code} | ${part.meaning} | ${part.remedy ?? '-'}`;
    case 'json':
      return part.json;
    case 'actions':
      return `> ${part.links.map(({ action }) => hoverActions[action]).join(' · ')}`;
    case 'link':
      return `${part.text} <${part.url}>`;
  }
}

/** A hover as lines of plain text, in reading order. */
export function hoverLines(hover: Hover): readonly string[] {
  return hover.map(lineOf);
}

/** The value of the field with this name. */
export function fieldIn(hover: Hover, name: string): string | undefined {
  return hover.flatMap((part) => (part.kind === 'field' && part.name === name ? [part.value] : []))[0];
}
