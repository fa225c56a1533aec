import { sampleFleet } from '../simulator/sampleFleet';
import type { OpenProgram } from './openProgram';
import { openWindow } from './suite';

/** Opens the program with the sample fleet and a wide side bar. Its core devices are visible. */
export async function openSampleFleet(): Promise<OpenProgram> {
  const program = await openWindow({ fleet: sampleFleet() });
  await program.page.setViewportSize({ width: 1280, height: 860 });
  await program.row('cellar-gw-2121').waitFor();
  await program.widenSideBar();
  return program;
}
