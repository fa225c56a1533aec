// `npm run bench`: sizes and times of the built extension with their limits. Prints them, writes them to RESULTS.md,
// and asserts nothing, because times depend on the machine.
import { filterFigures } from './figures/filterFigures';
import { buildExtensionHost } from './extensionHost';
import { componentFigures } from './figures/componentFigures';
import { deploymentFigures } from './figures/deploymentFigures';
import { cliFigures } from './figures/cliFigures';
import { driftFigures } from './figures/driftFigures';
import { findDriftFigures } from './figures/findDriftFigures';
import { clickFigures } from './figures/clickFigures';
import { connectionFigures } from './figures/connectionFigures';
import { firstRowFigures } from './figures/firstRowFigures';
import { fleetFigures } from './figures/fleetFigures';
import { table, type FigureGroup } from './measure';
import { idleFigures } from './figures/idleFigures';
import { logFigures } from './figures/logFigures';
import { panelFigures } from './figures/panelFigures';
import { refreshFigures } from './figures/refreshFigures';
import { machine, writeResults } from './results';
import { roundFigures } from './figures/roundFigures';
import { scanFigures } from './figures/scanFigures';
import { searchFigures } from './figures/searchFigures';
import { shownLogFigures } from './figures/shownLogFigures';
import { startFigures } from './figures/startFigures';
import { yardstick } from './yardstick';

const groups: readonly FigureGroup[] = [
  { title: 'Start', measure: (fixedWork) => Promise.resolve(startFigures(fixedWork)) },
  { title: 'Connecting', measure: () => connectionFigures(7) },
  { title: 'First rows and whole fleet', measure: fleetFigures },
  { title: 'Filter and group', measure: filterFigures },
  { title: 'Search for error codes', measure: () => Promise.resolve(searchFigures()) },
  { title: 'Automatic refresh', measure: refreshFigures },
  { title: 'In VS Code', measure: async () => [...(await firstRowFigures()), ...(await clickFigures())] },
  { title: 'Idle', measure: idleFigures },
  { title: 'Scan for failures', measure: () => scanFigures(3) },
  { title: 'Scans in the background', measure: roundFigures },
  { title: 'Deployments', measure: deploymentFigures },
  { title: 'Components', measure: componentFigures },
  { title: 'Differences', measure: async () => [...driftFigures(), ...(await findDriftFigures())] },
  { title: 'Logs', measure: async () => [...(await logFigures()), ...(await shownLogFigures())] },
  { title: 'Panels in VS Code', measure: panelFigures },
  { title: 'Compared with the AWS CLI', measure: cliFigures },
];

async function main(): Promise<void> {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
    Reflect.deleteProperty(process.env, name);
  }
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const wanted = process.argv.slice(2);
  await buildExtensionHost();
  const machineAtStart = machine();
  console.log(`${machineAtStart}\n`);
  const sections: string[] = [];
  for (const { title, measure } of groups.filter((group) => wanted.length === 0 || wanted.includes(group.title))) {
    const speed = await yardstick();
    const measured = await measure(speed.value);
    const section = `## ${title}\n\n${typeof measured === 'string' ? measured : table([speed, ...measured])}\n`;
    console.log(section);
    sections.push(section);
  }
  // A run of selected groups is only printed.
  if (wanted.length === 0) {
    await writeResults(machineAtStart, sections);
  }
}

void main();
