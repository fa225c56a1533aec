/** Runs the tests of a suite in a time zone. */
export function useZone(zone: string): void {
  const zoneOfThisMachine = process.env['TZ'];
  before(() => {
    process.env['TZ'] = zone;
  });
  after(() => {
    if (zoneOfThisMachine === undefined) {
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = zoneOfThisMachine;
    }
  });
}
